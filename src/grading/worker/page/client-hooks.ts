import { getFunctionName } from "convex/server";
import type { FunctionReference } from "convex/server";
import { convexToJson } from "convex/values";
import type { Value } from "convex/values";
import type * as React from "react";
import type { ClientState } from "./client-state.ts";

type React = typeof React;

/** The module `convex/react` for a page: its hooks answer from the state, and its functions are recorded there. */
export function clientHooks(react: React, state: ClientState): Readonly<Record<string, unknown>> {
  const follow = () => react.useSyncExternalStore(state.subscribe, state.version);
  const caller = (name: string): object =>
    Object.assign((args: unknown = {}) => state.call(name, args), {
      withOptimisticUpdate: () => caller(name),
    });
  const useCaller = (reference: unknown) => {
    const name = nameOf(reference);
    return react.useMemo(() => caller(name), [name]);
  };
  return {
    useQuery(reference: unknown, args?: unknown) {
      follow();
      return args === "skip" ? undefined : state.query(nameOf(reference));
    },
    useQueries(queries: Readonly<Record<string, { readonly query: unknown }>>) {
      const version = follow();
      const names = Object.entries(queries).map(
        ([key, { query }]) => [key, nameOf(query)] as const,
      );
      return react.useMemo(
        () => Object.fromEntries(names.map(([key, name]) => [key, state.query(name)])),
        [version, JSON.stringify(names)],
      );
    },
    useMutation: useCaller,
    useAction: useCaller,
    usePaginatedQuery: paginatedQueryHook(react, state),
    useConvex: () => react.useMemo(() => imperativeClient(state), []),
    ConvexProvider: ({ children }: { readonly children?: React.ReactNode }) => children,
    ConvexReactClient: class {},
  };
}

interface PaginationOptions {
  readonly initialNumItems?: unknown;
}

function paginatedQueryHook(react: React, state: ClientState) {
  return function usePaginatedQuery(reference: unknown, args: unknown, options: PaginationOptions) {
    const version = react.useSyncExternalStore(state.subscribe, state.version);
    const name = nameOf(reference);
    const isSkipped = args === "skip";
    const initial = options.initialNumItems;
    const subscription = isSkipped ? "skip" : JSON.stringify(convexToJson((args ?? {}) as Value)); // throws for what is none
    react.useEffect(() => {
      if (!isSkipped) state.requestItems(name, initial);
    }, [name, subscription, initial]);
    return react.useMemo(() => {
      const page = isSkipped ? undefined : state.paginatedQuery(name);
      const { results, status } = page ?? { results: [], status: "LoadingFirstPage" };
      const loadMore = (count: unknown) => {
        if (!isSkipped) state.loadMore(name, count);
      };
      return { results, status, isLoading: status.startsWith("Loading"), loadMore };
    }, [version, name, isSkipped]);
  };
}

function imperativeClient(state: ClientState): object {
  const call = (reference: unknown, args: unknown = {}) => state.call(nameOf(reference), args);
  return {
    mutation: call,
    action: call,
    query: (reference: unknown) => nextValue(reference, state),
  };
}

/** The first value that the query has, now or later. */
function nextValue(reference: unknown, state: ClientState): Promise<Value> {
  const name = nameOf(reference);
  const { promise, resolve } = Promise.withResolvers<Value>();
  const look = (): void => {
    const value = state.query(name);
    if (value !== undefined) resolve(value);
  };
  const forget = state.subscribe(look);
  look();
  return promise.finally(forget);
}

function nameOf(reference: unknown): string {
  return getFunctionName(reference as FunctionReference<"query">); // throws for what is none
}
