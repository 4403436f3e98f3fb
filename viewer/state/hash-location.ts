import { useSyncExternalStore } from "react";

/**
 * Path and query in the fragment of the address, for pages opened from disk: a browser lets those change nothing else of
 * their address. The router asks for the two hooks separately.
 */
export function useHashPath(): [string, (path: string, options?: { replace?: boolean }) => void] {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return [splitHash(hash).path, navigate];
}

/** Gives links their address. */
useHashPath.hrefs = (href: string): string => `#${href}`;

/** The query of `useHashPath`. */
export function useHashSearch(): string {
  return splitHash(useSyncExternalStore(subscribe, () => location.hash)).search;
}

/** `#/a?b=c` as the router wants it. */
export function splitHash(hash: string): { readonly path: string; readonly search: string } {
  const [path = "", search = ""] = hash.replace(/^#/u, "").split(/\?(.*)/su);
  return { path: path === "" ? "/" : path, search };
}

function navigate(path: string, { replace = false }: { replace?: boolean } = {}): void {
  const before = location.href;
  const target = path.startsWith("?") ? `${splitHash(location.hash).path}${path}` : path;
  if (replace) location.replace(`#${target}`);
  else location.hash = target;
  if (location.href === before) dispatchEvent(new HashChangeEvent("hashchange"));
}

function subscribe(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}
