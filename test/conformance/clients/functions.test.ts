import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import {
  action,
  clientVersions,
  failureOf,
  messageOf,
  mutation,
  query,
} from "./client-versions.ts";
import { project } from "./project.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const sorted = (values: readonly unknown[]) =>
  values.map((value) => z.number().parse(value)).toSorted((left, right) => left - right);

describe.each(clientVersions)("clients of $version", ({ browser }) => {
  let deployed: DeployedProject;
  beforeAll(async () => {
    deployed = await deployProject(await detectSandbox(), project);
    requirePushed(deployed);
  });
  afterAll(() => deployed[Symbol.asyncDispose]());

  const connect = () => new browser.ConvexClient(deployed.deployment.url, { logger: false });
  const http = () => new browser.ConvexHttpClient(deployed.deployment.url, { logger: false });

  test("mutations of one client run in the order in which they were sent", async () => {
    const client = connect();
    const add = () => client.mutation(mutation("counters:add"), { name: "order" });
    expect(await Promise.all(numbers(10).map(add))).toEqual(numbers(10));
    await client.close();
  });

  test("100 increments of ten clients at once end at 100, each with a value of its own", async () => {
    const clients = numbers(10).map(connect);
    const add = (client: ReturnType<typeof connect>) =>
      client.mutation(mutation("counters:add"), { name: "hundred" });
    const values = await Promise.all(
      clients.flatMap((client) => numbers(10).map(() => add(client))),
    );
    expect(sorted(values)).toEqual(numbers(100));
    expect(await http().query(query("counters:read"), { name: "hundred" })).toBe(100);
    await Promise.all(clients.map((client) => client.close()));
  });

  test("two mutations that read what the other writes cannot both go by the state before", async () => {
    const client = http();
    const floor = ["skew-a", "skew-b"];
    await client.mutation(mutation("counters:add"), { name: "skew-a" });
    const take = (from: string) =>
      client.mutation(mutation("counters:take"), { from, floor }, { skipQueue: true });
    expect(new Set(await Promise.all(floor.map(take)))).toEqual(new Set([true, false]));
  });

  test("a mutation that throws leaves no trace", async () => {
    const client = connect();
    const failed = messageOf(client.mutation(mutation("counters:failAfter"), { name: "none" }));
    expect(await failed).toMatch(
      /^\[CONVEX M\(counters:failAfter\)\] \[Request ID: …\] Server Error\nUncaught Error: no luck\n {4}at handler \(\.\.\/convex\/counters\.ts:\d+:\d+\)\n {2}Called by client$/u,
    );
    expect(await client.query(query("counters:read"), { name: "none" })).toBe(0);
    await client.close();
  });

  test("a nested mutation that throws is undone alone, and its data arrive whole", async () => {
    const client = connect();
    const recovered = client.mutation(mutation("counters:recover"), { name: "nested" });
    expect(await recovered).toEqual({ code: 7n, name: "nested" });
    expect(await client.query(query("counters:read"), { name: "nested" })).toBe(10);
    await client.close();
  });

  test("the data of a ConvexError reach every kind of client", async () => {
    const client = connect();
    const call = [action("counters:failing"), { name: "failing" }] as const;
    for (const error of [
      await failureOf(client.action(...call)),
      await failureOf(http().action(...call)),
    ]) {
      expect(error).toMatchObject({ name: "ConvexError", data: { code: 7n, name: "failing" } });
    }
    await client.close();
  });

  test("parallel mutations of an action see each other's commits", async () => {
    const client = connect();
    const values = await client.action(action("counters:fanOut"), { name: "fan" });
    expect(sorted(z.array(z.unknown()).parse(values))).toEqual([1, 2, 3, 4]);
    await client.close();
  });

  test("an action does not hold up the mutations and actions sent after it", async () => {
    const client = connect();
    const waiting = client.action(action("counters:wait"), { until: "gate" });
    await client.mutation(mutation("counters:add"), { name: "gate" });
    expect(await waiting).toBe("waited");
    await client.close();
  });

  test.each([
    ["int64 and bytes", { big: -(2n ** 63n), bytes: new Uint8Array([1, 255]).buffer }],
    ["numbers that JSON lacks", [Number.NaN, Number.POSITIVE_INFINITY, -0]],
    ["nested arrays, objects and null", { a: [{ b: null }, []], c: "é\u0000" }],
  ])("%s go there and back over both protocols", async (_name, value) => {
    const client = connect();
    expect(await client.action(action("counters:ping"), { value })).toEqual(value);
    expect(await http().action(action("counters:ping"), { value })).toEqual(value);
    await client.close();
  });
});
