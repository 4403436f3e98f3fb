import ts from "typescript";

/**
 * What a statement such as `http.route({ path, method, … })` or `crons.interval("label", …)` registers: the label, or
 * the texts in its object. Trailing signs of a path are left out, so that a key outlives a wrong pattern.
 */
export function callKey(statement: ts.Statement): string | undefined {
  const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (
    call === undefined ||
    !ts.isCallExpression(call) ||
    !ts.isPropertyAccessExpression(call.expression)
  ) {
    return undefined;
  }
  const [first] = call.arguments;
  if (first === undefined) return undefined;
  if (ts.isStringLiteralLike(first)) return first.text;
  if (!ts.isObjectLiteralExpression(first)) return undefined;
  const texts = first.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer)
      ? [property.initializer.text.replace(/[*/:]+$/, "")]
      : [],
  );
  return texts.length === 0 ? undefined : texts.sort().join(" ");
}
