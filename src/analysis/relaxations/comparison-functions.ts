/** Functions that relaxed assertions call; each goes to the end of the grader. */
export const orderHelper = `
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const elements: [string, unknown][] = value.map((element) => {
      const sorted = unordered(element);
      return [JSON.stringify(sorted) ?? "", sorted];
    });
    return elements.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, element]) => element);
  }
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, element]) => [key, unordered(element)]));
}
`;

export const withoutKeysHelper = `
function withoutKeys(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((element) => withoutKeys(element, keys));
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const kept = Object.entries(value).filter(([key]) => !keys.includes(key));
  return Object.fromEntries(kept.map(([key, element]) => [key, withoutKeys(element, keys)]));
}
`;
