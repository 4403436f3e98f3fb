/** An address of the API with its query, always written in one way, so that an export can be looked up by it. */
export function apiAddress(
  path: readonly string[],
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  const address = ["/api", ...path.map(encodeURIComponent)].join("/");
  return parts.length === 0 ? address : `${address}?${parts.join("&")}`;
}
