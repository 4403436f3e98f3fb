import type { Certificate } from "../../domain/certificate.ts";

/** What a certificate's patch does, in half a sentence: "adding `age: v.optional(v.number())`". */
export function describeEdit({ diff, changedLines }: Certificate): string {
  const lines = diff.split("\n").filter((line) => !/^(\+\+\+|---) /.test(line));
  const removed = lines.filter((line) => line.startsWith("-")).map((line) => line.slice(1).trim());
  const added = lines.filter((line) => line.startsWith("+")).map((line) => line.slice(1).trim());
  const total = `${changedLines} line${changedLines === 1 ? "" : "s"}`;
  if (removed.length + added.length > 6) return `changing ${total}`;
  if (removed.length === 0) return `adding ${code(added)}`;
  if (added.length === 0) return `removing ${code(removed)}`;
  return `${code(added)} in place of ${code(removed)}`;
}

function code(lines: readonly string[]): string {
  const text = lines.join(" ").replaceAll("`", "'").replace(/,$/, "");
  return `\`${text.length <= 70 ? text : `${text.slice(0, 69)}…`}\``;
}
