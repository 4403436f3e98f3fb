import { useCallback } from "react";
import { useLocation, useSearch } from "wouter";

type Changes = Readonly<Record<string, string | undefined>>;

/**
 * The state of a page that its address holds: values by name, and a function that changes some of them; what is undefined
 * or empty leaves the address. Filters replace the entry of the history, so that "back" leaves the page; a view of its own
 * gets an entry.
 */
export function useQueryState({ replace = true }: { readonly replace?: boolean } = {}): [
  Readonly<Record<string, string>>,
  (changes: Changes) => void,
] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const change = useCallback(
    (changes: Changes) => navigate(`${path}${changedQuery(search, changes)}`, { replace }),
    [path, search, navigate, replace],
  );
  return [Object.fromEntries(new URLSearchParams(search)), change];
}

/** A query with some values changed, with its question mark where anything is left. */
export function changedQuery(search: string, changes: Changes): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === "") query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
