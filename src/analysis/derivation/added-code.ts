/** Tokens that a unified diff adds and does not remove elsewhere, members with their dot. */
export function addedCode(diff: string): string {
  const { added, removed } = tokensOf(diff);
  return surplus(added, removed).join(" ");
}

/** Tokens that a unified diff takes away and does not add elsewhere. */
export function removedCode(diff: string): string {
  const { added, removed } = tokensOf(diff);
  return surplus(removed, added).join(" ");
}

/** Lines of a unified diff on one side, without the names of files. */
export function diffLines(diff: string, sign: "+" | "-" | " "): readonly string[] {
  return diff
    .split("\n")
    .filter((line) => line.startsWith(sign) && !/^(\+\+\+|---) /.test(line))
    .map((line) => line.slice(1));
}

interface Tokens {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

function tokensOf(diff: string): Tokens {
  const side = (sign: "+" | "-"): readonly string[] =>
    diffLines(diff, sign).flatMap(
      (line) =>
        line.match(
          /"[^"]*"|'[^']*'|`[^`]*`|\.?[A-Za-z_$][\w$]*|[\d_]*\d(?:\.\d+)?|(?<=\s)[<>]=?(?=\s)|\{\s*\}/g,
        ) ?? [],
    );
  return { added: side("+"), removed: side("-") };
}

function surplus(tokens: readonly string[], others: readonly string[]): readonly string[] {
  const left = Map.groupBy(others, (token) => token);
  return tokens.filter((token) => left.get(token)?.pop() === undefined);
}
