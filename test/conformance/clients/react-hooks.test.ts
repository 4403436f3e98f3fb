import type { ConvexReactClient } from "convex/react";
import { createElement, useCallback, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { action, clientVersions, mutation, query } from "./client-versions.ts";
import { project } from "./project.ts";
import { renderHooks } from "./rendered-hooks.ts";
import { createTokenIssuer } from "./token-issuer.ts";

const issuer = createTokenIssuer("https://issuer.example.com", "ES256");
const authConfig = `export default { providers: [${JSON.stringify(issuer.provider)}] };`;

describe.each(clientVersions)("React hooks of $version", ({ react }) => {
  let deployed: DeployedProject;
  beforeAll(async () => {
    const files = { ...project, "convex/auth.config.ts": authConfig };
    deployed = await deployProject(await detectSandbox(), files);
    requirePushed(deployed);
  });
  afterAll(() => deployed[Symbol.asyncDispose]());

  const connect = () => new react.ConvexReactClient(deployed.deployment.url, { logger: false });
  const provide = (client: ConvexReactClient) => (children: ReactNode) =>
    createElement(react.ConvexProvider, { client }, children);

  test("a page shows a query, an optimistic update at once, and then the mutation's result", async () => {
    const client = connect();
    const counter = { name: "hooks" };
    await using page = await renderHooks({
      useState: () => ({
        value: react.useQuery(query("counters:read"), counter) as number | undefined, // untyped by its path
        skipped: react.useQuery(query("counters:read"), "skip") as unknown,
        add: react.useMutation(mutation("counters:add")).withOptimisticUpdate((store) => {
          store.setQuery(query("counters:read"), counter, 4);
        }),
      }),
      show: ({ value, skipped }) => [value ?? "loading", skipped ?? "skipped"],
      wrap: provide(client),
    });
    await expect.poll(() => page.text()).toBe('[0,"skipped"]');
    expect(await page.now().add({ ...counter, by: 5 })).toBe(5);
    await expect.poll(() => page.text()).toBe('[5,"skipped"]');
    expect(page.states.map(({ value }) => value)).toEqual([undefined, 0, 4, 5]);
    await client.close();
  });

  test("a page loads a list piece by piece, and what is added later shows in it", async () => {
    const client = connect();
    const add = (n: number) => client.mutation(mutation("items:add"), { list: "pages", n });
    for (const n of [1, 2, 4]) await add(n);
    await using page = await renderHooks({
      useState: () =>
        react.usePaginatedQuery(query("items:page"), { list: "pages" }, { initialNumItems: 2 }),
      show: ({ results, status }) => [results.map(({ n }) => n as unknown), status],
      wrap: provide(client),
    });
    await expect.poll(() => page.text()).toBe('[[1,2],"CanLoadMore"]');
    page.now().loadMore(5);
    await expect.poll(() => page.text()).toBe('[[1,2,4],"Exhausted"]');
    await add(3);
    await add(0);
    await expect.poll(() => page.text()).toBe('[[0,1,2,3,4],"Exhausted"]');
    const statuses = page.states.map(({ status }) => status);
    expect([...new Set(statuses)]).toEqual([
      "LoadingFirstPage",
      "CanLoadMore",
      "LoadingMore",
      "Exhausted",
    ]);
    await client.close();
  });

  test("a page calls actions, and learns how a query fails", async () => {
    const client = connect();
    const queries = { narrow: { query: query("counters:narrow"), args: {} } };
    await using page = await renderHooks({
      useState: () => ({
        ping: react.useAction(action("counters:ping")),
        results: react.useQueries(queries),
      }),
      show: ({ results }) => String(results["narrow"]).split("\n")[1] ?? "loading",
      wrap: provide(client),
    });
    await expect.poll(() => page.text()).toContain("ReturnsValidationError: Value does not match");
    expect(await page.now().ping({ value: [1n, "two"] })).toEqual([1n, "two"]);
    await client.close();
  });

  test("a page knows whether its user is signed in, as the deployment sees it", async () => {
    const client = connect();
    const session = createSession();
    const useAuth = () => {
      const isAuthenticated = useSyncExternalStore(session.subscribe, session.isOpen);
      const fetchAccessToken = useCallback(
        async () => (isAuthenticated ? issuer.token({}) : null),
        [isAuthenticated],
      );
      return useMemo(
        () => ({ isLoading: false, isAuthenticated, fetchAccessToken }),
        [isAuthenticated, fetchAccessToken],
      );
    };
    await using page = await renderHooks({
      useState: () => {
        const { isLoading, isAuthenticated } = react.useConvexAuth();
        const who = react.useQuery(query("counters:who"), isAuthenticated ? {} : "skip") as
          { readonly subject: string } | null | undefined; // what the query returns
        return { isLoading, isAuthenticated, subject: who?.subject };
      },
      show: ({ isLoading, isAuthenticated, subject }) => [
        isLoading,
        isAuthenticated,
        subject ?? "nobody",
      ],
      wrap: (children) =>
        createElement(react.ConvexProviderWithAuth, { client, useAuth, children }),
    });
    await expect.poll(() => page.text()).toBe('[false,false,"nobody"]');
    session.set(true);
    await expect.poll(() => page.text()).toBe('[false,true,"user-1"]');
    session.set(false);
    await expect.poll(() => page.text()).toBe('[false,false,"nobody"]');
    await client.close();
  });
});

interface Session {
  readonly subscribe: (listener: () => void) => () => void;
  readonly isOpen: () => boolean;
  readonly set: (open: boolean) => void;
}

/** What an identity provider's library keeps of a user. */
function createSession(): Session {
  const listeners = new Set<() => void>();
  let isOpen = false;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOpen: () => isOpen,
    set: (open) => {
      isOpen = open;
      for (const listener of listeners) listener();
    },
  };
}
