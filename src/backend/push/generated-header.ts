/** The comment at the top of every generated file. */
export function generatedHeader(description: string): string {
  return `/* eslint-disable */
/**
 * ${description}
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run \`npx convex dev\`.
 * @module
 */
`;
}
