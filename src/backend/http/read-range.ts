/** A part of a file, by the positions of its first and last byte. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads a `Range` header (RFC 9110) for a file of so many bytes. `undefined` means all of it: no header, a malformed
 * one, or several ranges, which a server need not serve.
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | "unsatisfiable" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  const range =
    from === ""
      ? { first: Math.max(size - Number(to), 0), last: size - 1 }
      : { first: Number(from), last: Math.min(to === "" ? size - 1 : Number(to), size - 1) };
  if (to !== "" && from !== "" && Number(to) < Number(from)) return undefined;
  return range.first > range.last ? "unsatisfiable" : range;
}
