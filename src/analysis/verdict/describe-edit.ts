import type { Certificate } from "../../domain/certificate.ts";

/** What a certificate's patch does, in half a sentence: "adding `age: v.optional(v.number())`". */
export function describeEdit({ diff, changedLines }: Certificate): string {
  const lines = diff.split("\n").filter((line) => !/^(\+\+\+|---) /.test(line));
  const removed = sideOf(lines, "-");
  const added = sideOf(lines, "+");
  if (removed.length === 0) return `adding ${block(added)}`;
  if (added.length === 0) return `removing ${block(removed)}`;
  const pair = removed.length === added.length ? essence(removed, added) : undefined;
  if (pair?.removed === "") return `adding ${code(pair.added)}`;
  if (pair?.added === "") return `removing ${code(pair.removed)}`;
  if (pair !== undefined) return `${code(pair.added)} in place of ${code(pair.removed)}`;
  return `changing ${changedLines} line${changedLines === 1 ? "" : "s"}`;
}

function sideOf(lines: readonly string[], sign: "+" | "-"): string[] {
  return lines
    .filter((line) => line.startsWith(sign))
    .map((line) => line.slice(1).trim())
    .filter((line) => line !== "");
}

/** A line or two in full, of more the start and their number. */
function block(lines: readonly string[]): string {
  const [first = ""] = lines;
  return lines.length <= 2
    ? code(lines.join(" "))
    : `${code(`${first} …`)} (${lines.length} lines)`;
}

interface Replacement {
  readonly removed: string;
  readonly added: string;
}

/** The words in which the lines differ: of the last pair that has words on both sides, else of the last that differs. */
function essence(removed: readonly string[], added: readonly string[]): Replacement | undefined {
  const pairs = removed.map((line, index) => difference(line, added[index] ?? ""));
  return (
    pairs.findLast((pair) => pair.removed !== "" && pair.added !== "") ??
    pairs.findLast((pair) => pair.removed !== "" || pair.added !== "")
  );
}

/** Both lines without the words that they start and end with in common. */
function difference(before: string, after: string): Replacement {
  const left = words(before);
  const right = words(after);
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const middle = (tokens: readonly string[]): string =>
    tokens
      .slice(start, tokens.length - end)
      .join("")
      .trim();
  return { removed: middle(left), added: middle(right) };
}

/** String literals whole, words, and every other character by itself. */
function words(line: string): string[] {
  return line.match(/"[^"]*"|'[^']*'|`[^`]*`|[\w$]+|\s+|./g) ?? [];
}

function code(text: string): string {
  const plain = text.replaceAll("`", "'").replace(/[,;]$/, "");
  return `\`${plain.length <= 70 ? plain : `${plain.slice(0, 69)}…`}\``;
}
