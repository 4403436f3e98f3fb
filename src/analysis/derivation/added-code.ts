/** Tokens that a unified diff adds and does not remove elsewhere, members with their dot. */
export function addedCode(diff: string): string {
  const lines = diff.split("\n").filter((line) => !/^(\+\+\+|---) /.test(line));
  const side = (sign: string): readonly string[] =>
    lines
      .filter((line) => line.startsWith(sign))
      .flatMap(
        (line) => line.slice(1).match(/"[^"]*"|'[^']*'|`[^`]*`|\.?[A-Za-z_$][\w$]*|\d+/g) ?? [],
      );
  const [removed, added] = [side("-"), side("+")];
  return surplus(added, removed).join(" ");
}

function surplus(tokens: readonly string[], others: readonly string[]): readonly string[] {
  const left = Map.groupBy(others, (token) => token);
  return tokens.filter((token) => left.get(token)?.pop() === undefined);
}
