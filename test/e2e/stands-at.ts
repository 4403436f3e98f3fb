/** Does a snippet stand in a text byte for byte, from its line on? */
export function standsAt(
  text: string,
  snippet: { readonly line: number; readonly text: string },
): boolean {
  const rest = text
    .split("\n")
    .slice(snippet.line - 1)
    .join("\n");
  return snippet.text !== "" && rest.startsWith(snippet.text);
}
