/** Ports of 127.0.0.1 among origins. */
export function loopbackPorts(origins: readonly string[]): readonly number[] {
  return origins
    .map((origin) => new URL(origin))
    .filter(({ hostname, protocol }) => hostname === "127.0.0.1" && protocol === "http:")
    .map(({ port }) => Number(port === "" ? 80 : port));
}

export interface OwnAddresses {
  readonly url: string;
  readonly siteUrl: string;
}

/**
 * Whether functions may fetch an address: of the given origins, of the deployment's own HTTP actions and of its files,
 * but none of the rest of its API.
 */
export function createFetchRule(
  origins: readonly string[],
  own: () => OwnAddresses,
): (url: URL) => boolean {
  const allowed = new Set(origins.map((origin) => new URL(origin).origin));
  return ({ origin, pathname }) => {
    const { url, siteUrl } = own();
    if (allowed.has(origin) || origin === new URL(siteUrl).origin) return true;
    return origin === new URL(url).origin && pathname.startsWith("/api/storage/");
  };
}
