/**
 * One line of prose for Markdown: text that may be hostile keeps its words and its `code spans`, and loses its power
 * to start a heading, a list, a link, a tag or a table cell.
 */
export function prose(text: string): string {
  return oneLine(text)
    .split(/(`+[^`]+`+)/)
    .map((part) => (isCodeSpan(part) ? code(part.replaceAll("`", "")) : escapePunctuation(part)))
    .join("")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^([-+#=>])/, "\\$1");
}

/** A code span that shows `text` as it is, line breaks apart. */
export function code(text: string): string {
  const content = oneLine(text);
  const ticks = "`".repeat(longestRun(content, "`") + 1);
  const padding = /^`|`$|^ .* $/.test(content) ? " " : "";
  return content === "" ? "" : `${ticks}${padding}${content}${padding}${ticks}`;
}

/** A row of a table; what is between the cells' own bars stays inside its cell. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
}

/** A fenced block whose fence is longer than any inside, each line indented by `indent` spaces. */
export function fence(text: string, { language = "", indent = 0 } = {}): string {
  const marks = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  const margin = " ".repeat(indent);
  const lines = [
    `${marks}${language}`,
    ...withoutControls(text).replace(/\n$/, "").split("\n"),
    marks,
  ];
  return lines.map((line) => (line === "" ? "" : margin + line)).join("\n");
}

function isCodeSpan(part: string): boolean {
  return /^(`+)[^`]+\1$/.test(part);
}

function escapePunctuation(text: string): string {
  return text
    .replace(/[\\`*[\]<>~]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/(?<!\w)_|_(?!\w)/g, "\\_");
}

function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, " ").trim();
}

/** Control characters and those that reorder the text a reader sees; line breaks and tabs stay. */
function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, "");
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let current = 0;
  for (const one of text) {
    current = one === character ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}
