/** Do two printed values hold the same lines, in another order? Commas at the ends of lines do not count. */
export function sameButForOrder(left: string, right: string): boolean {
  if (left === right) return false;
  const sorted = (text: string): string =>
    text
      .split("\n")
      .map((line) => line.replace(/,$/, ""))
      .sort()
      .join("\n");
  return sorted(left) === sorted(right);
}
