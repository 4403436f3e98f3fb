/**
 * A text between marks that it cannot forge, since nobody who wrote it knew the nonce; its name goes in as JSON, on one
 * line. Line numbers are put before its lines where they are wanted.
 */
export function delimit(
  nonce: string,
  name: string,
  { text, numbered = false }: { readonly text: string; readonly numbered?: boolean },
): string {
  const lines = numbered ? text.split("\n").map((line, index) => `${index + 1}| ${line}`) : [text];
  return [`<data-${nonce} name=${JSON.stringify(name)}>`, ...lines, `</data-${nonce}>`].join("\n");
}
