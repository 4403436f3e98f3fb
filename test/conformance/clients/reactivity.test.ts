import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { clientVersions, mutation, query, recordingLogger } from "./client-versions.ts";
import { project } from "./project.ts";

describe.each(clientVersions)("clients of $version", ({ browser, react }) => {
  let deployed: DeployedProject;
  beforeAll(async () => {
    deployed = await deployProject(await detectSandbox(), project);
    requirePushed(deployed);
  });
  afterAll(() => deployed[Symbol.asyncDispose]());

  const connect = () => new browser.ConvexClient(deployed.deployment.url, { logger: false });

  test("a subscription shows every state that its own mutations leave", async () => {
    const client = connect();
    const seen: unknown[] = [];
    client.onUpdate(query("items:count"), { list: "a" }, (value) => seen.push(value));
    for (const n of [1, 2, 3]) await client.mutation(mutation("items:add"), { list: "a", n });
    expect(seen).toEqual([0, 1, 2, 3]);
    await client.close();
  });

  test("a mutation shows in the subscriptions of other clients, until they unsubscribe", async () => {
    const [writer, reader] = [connect(), connect()];
    const seen: unknown[] = [];
    const show = (value: unknown) => seen.push(value);
    const unsubscribe = reader.onUpdate(query("items:list"), { list: "b" }, show);
    await expect.poll(() => seen).toEqual([[]]);
    await writer.mutation(mutation("items:add"), { list: "b", n: 1 });
    await expect.poll(() => seen).toEqual([[], [1]]);
    unsubscribe();
    await writer.mutation(mutation("items:add"), { list: "b", n: 2 });
    expect(await reader.query(query("items:list"), { list: "b" })).toEqual([1, 2]);
    expect(seen).toEqual([[], [1]]);
    await Promise.all([writer.close(), reader.close()]);
  });

  test("a write that leaves the result as it was is not shown", async () => {
    const client = connect();
    const seen: unknown[] = [];
    client.onUpdate(query("items:count"), { list: "c" }, (value) => seen.push(value));
    await client.mutation(mutation("items:add"), { list: "other", n: 1 });
    await client.mutation(mutation("counters:add"), { name: "c" });
    await client.mutation(mutation("items:add"), { list: "c", n: 1 });
    expect(seen).toEqual([0, 1]);
    await client.close();
  });

  test("all queries of a client show the same moment", async () => {
    const sums: number[] = [];
    const read = (name: string) => Number(base.localQueryResult("counters:read", { name }));
    const base = new browser.BaseConvexClient(
      deployed.deployment.url,
      () => sums.push(read("left") + read("right")),
      { logger: false },
    );
    for (const name of ["left", "right"]) base.subscribe("counters:read", { name });
    await expect.poll(() => sums.at(-1)).toBe(0);
    const transfer = () =>
      deployed.anonymous.mutation("counters:transfer", { from: "left", to: "right" });
    await Promise.all(Array.from({ length: 20 }, transfer));
    await expect.poll(() => read("right")).toBe(20);
    expect(sums.filter((sum) => !Number.isNaN(sum) && sum !== 0)).toEqual([]);
    await base.close();
  });

  test("an optimistic update shows at once and gives way to the result without a step back", async () => {
    const client = new react.ConvexReactClient(deployed.deployment.url, { logger: false });
    const seen: unknown[] = [];
    const watch = client.watchQuery(query("counters:read"), { name: "optimistic" });
    watch.onUpdate(() => seen.push(watch.localQueryResult()));
    await expect.poll(() => seen).toEqual([0]);
    await client.mutation(
      mutation("counters:add"),
      { name: "optimistic", by: 5 },
      {
        optimisticUpdate: (store) => {
          store.setQuery(query("counters:read"), { name: "optimistic" }, 4);
        },
      },
    );
    expect(seen).toEqual([0, 4, 5]);
    await client.close();
  });

  test("a query that fails says so, and recovers when its data change", async () => {
    const client = connect();
    const seen: unknown[] = [];
    const fail = (error: Error) => seen.push([error.message, Reflect.get(error, "data")]);
    client.onUpdate(query("counters:refuse"), { name: "r" }, (value) => seen.push(value), fail);
    await expect.poll(() => seen).toEqual([0]);
    await client.mutation(mutation("counters:add"), { name: "r", by: 2 });
    await client.mutation(mutation("counters:add"), { name: "r", by: -1 });
    const message = expect.stringMatching(
      /^\[CONVEX Q\(counters:refuse\)\] \[Request ID: [0-9a-f]{16}\] Server Error\nUncaught ConvexError: /,
    );
    expect(seen).toEqual([0, [message, { tooMany: 2n }], 1]);
    await client.close();
  });

  test("scheduled functions show in subscriptions", async () => {
    const client = connect();
    const seen: unknown[] = [];
    client.onUpdate(query("counters:read"), { name: "later" }, (value) => seen.push(value));
    await client.mutation(mutation("counters:later"), { name: "later" });
    await expect.poll(() => seen).toEqual([0, 1]);
    await client.close();
  });

  test("a push runs subscriptions with the new code", async () => {
    const list = (text: string) => ({
      "convex/version.ts": `import { query } from "./_generated/server";
export const text = query({ args: {}, handler: async () => "${text}" });`,
    });
    await using own = await deployProject(await detectSandbox(), list("old"));
    const client = new browser.ConvexClient(own.deployment.url, { logger: false });
    const seen: unknown[] = [];
    client.onUpdate(query("version:text"), {}, (value) => seen.push(value));
    await expect.poll(() => seen).toEqual(["old"]);
    await own.project.write(list("new"));
    await own.deployment.push({ projectDirectory: own.project.directory });
    await expect.poll(() => seen).toEqual(["old", "new"]);
    await client.close();
  });

  test("what functions log shows on the client's console", async () => {
    const { lines, logger } = recordingLogger();
    const client = new browser.ConvexClient(deployed.deployment.url, { logger });
    client.onUpdate(query("items:count"), { list: "logs" }, () => {});
    await expect.poll(() => lines.length).toBe(1);
    await client.mutation(mutation("items:add"), { list: "logs", n: 1 });
    const color = "color:rgb(0, 145, 255)";
    expect(lines).toEqual([
      `%c[CONVEX Q(items:count)] [INFO] ${color} 'counting' 'logs'`,
      `%c[CONVEX M(items:add)] [LOG] ${color} 'adding' 1`,
      `%c[CONVEX Q(items:count)] [INFO] ${color} 'counting' 'logs'`,
    ]);
    await client.close();
  });
});
