/** The first line of why an attempt was not scored: what follows is a stack or a log. */
export function causeLine(cause: string): string {
  return cause.split("\n", 1)[0]?.trimEnd() ?? cause;
}
