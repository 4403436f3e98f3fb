import { randomUUID } from "node:crypto";
import { createServer, connect as connectSocket, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { clientVersions, mutation, query } from "./client-versions.ts";
import { project } from "./project.ts";
import { addQuery, increment, modify, openRaw, openSession } from "./raw-connection.ts";
import { createTokenIssuer } from "./token-issuer.ts";

const issuer = createTokenIssuer("https://issuer.example.com", "RS256");
const authConfig = `export default { providers: [${JSON.stringify(issuer.provider)}] };`;
const zero = "AAAAAAAAAAA=";

let deployed: DeployedProject;
beforeAll(async () => {
  const files = { ...project, "convex/auth.config.ts": authConfig };
  deployed = await deployProject(await detectSandbox(), files);
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

const open = (sessionId?: string) => openSession(deployed.deployment.url, sessionId);

const pageUpdates = z.object({
  modifications: z.array(
    z.object({
      queryId: z.number(),
      value: z.object({ page: z.array(z.object({ n: z.number() })) }),
      journal: z.string(),
    }),
  ),
});

/** A way to the deployment that the test can cut. */
async function createProxy(): Promise<{ url: string; cut: () => void } & Disposable> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const target = connectSocket(deployed.deployment.port, "127.0.0.1");
    for (const [from, to] of [
      [socket, target],
      [target, socket],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => {});
      from.on("close", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const cut = () => sockets.forEach((socket) => socket.destroy());
  const close = () => {
    cut();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, cut, [Symbol.dispose]: close };
}

describe.each(clientVersions)("clients of $version", ({ version, browser }) => {
  test("a client whose connection is cut sees what it missed, and its mutation runs once", async () => {
    using proxy = await createProxy();
    const client = new browser.ConvexClient(proxy.url, { logger: false });
    const name = `cut-${version}`;
    const seen: unknown[] = [];
    client.onUpdate(query("counters:read"), { name }, (value) => seen.push(value));
    await client.mutation(mutation("counters:add"), { name });
    proxy.cut();
    await deployed.anonymous.mutation("counters:add", { name, by: 10 });
    const sent = client.mutation(mutation("counters:add"), { name, by: 100 });
    expect(await sent).toBe(111);
    expect(seen).toEqual([0, 1, expect.toBeOneOf([11, 111]), ...(seen.includes(11) ? [111] : [])]);
    await client.close();
  });

  test("mutations that were under way when the connection was cut run once", async () => {
    using proxy = await createProxy();
    const client = new browser.ConvexClient(proxy.url, { logger: false });
    const name = `under-way-${version}`;
    const sent = Array.from({ length: 20 }, () =>
      client.mutation(mutation("counters:add"), { name }),
    );
    await sent[2];
    proxy.cut();
    const values = await Promise.all(sent);
    expect(values).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await deployed.anonymous.query("counters:read", { name })).toBe(20);
    await client.close();
  });
});

test("a transition leads from the client's version to the next one", async () => {
  await using raw = await open();
  raw.send(modify(0, [addQuery(0, "counters:read", { name: "versions" })]));
  const first = await raw.next("Transition");
  expect(first).toEqual({
    type: "Transition",
    startVersion: { querySet: 0, identity: 0, ts: zero },
    endVersion: { querySet: 1, identity: 0, ts: expect.stringMatching(/^[\w+/]{11}=$/u) },
    modifications: [{ type: "QueryUpdated", queryId: 0, value: 0, logLines: [], journal: null }],
  });
  raw.send({ type: "Authenticate", tokenType: "None", baseVersion: 0 });
  const second = await raw.next("Transition");
  expect([second["startVersion"], second["endVersion"], second["modifications"]]).toEqual([
    first["endVersion"],
    expect.objectContaining({ querySet: 1, identity: 1 }),
    [],
  ]);
  raw.send(modify(1, [{ type: "Remove", queryId: 0 }]));
  expect(await raw.next("Transition")).toMatchObject({
    startVersion: second["endVersion"],
    endVersion: { querySet: 2, identity: 1 },
    modifications: [{ type: "QueryRemoved", queryId: 0 }],
  });
});

test("a transition that reaches a mutation's timestamp follows its response", async () => {
  await using raw = await open();
  raw.send(modify(0, []));
  await raw.next("Transition");
  raw.send(increment(0, "reached"));
  const response = await raw.next("MutationResponse");
  const { endVersion } = await raw.next("Transition");
  const value = (ts: unknown) => Buffer.from(String(ts), "base64").readBigUInt64LE();
  expect(response).toMatchObject({ requestId: 0, success: true, result: 1, logLines: [] });
  expect(value(Reflect.get(Object(endVersion), "ts"))).toBeGreaterThanOrEqual(
    value(response["ts"]),
  );
  expect(raw.received.map(({ type }) => type)).toEqual([
    "Transition",
    "MutationResponse",
    "Transition",
  ]);
});

test("a request that is sent again, on another connection too, is answered again and not run again", async () => {
  const sessionId = randomUUID();
  await using first = await open(sessionId);
  for (let turn = 0; turn < 3; turn += 1) first.send(increment(5, "again"));
  const response = await first.next("MutationResponse");
  expect(await first.next("MutationResponse")).toEqual(response);
  await using second = await open(sessionId);
  second.send(increment(5, "again"));
  expect(await second.next("MutationResponse")).toEqual(response);
  expect(await deployed.anonymous.query("counters:read", { name: "again" })).toBe(1);
  await using stranger = await open();
  stranger.send(increment(5, "again"));
  expect(await stranger.next("MutationResponse")).toMatchObject({ result: 2 });
});

test("a page's journal is given out, and a client that gives it back gets the same page", async () => {
  for (const n of [1, 2, 3]) await deployed.anonymous.mutation("items:add", { list: "journal", n });
  const args = { list: "journal", paginationOpts: { numItems: 2, cursor: null } };
  await using raw = await open();
  raw.send(modify(0, [addQuery(0, "items:page", args)]));
  const first = pageUpdates.parse(await raw.next("Transition"));
  const journal = first.modifications[0]?.journal;
  await deployed.anonymous.mutation("items:add", { list: "journal", n: 0 });
  raw.send(
    modify(1, [{ ...addQuery(1, "items:page", args), journal }, addQuery(2, "items:page", args)]),
  );
  const later = [await raw.next("Transition"), await raw.next("Transition")];
  const updates = later.flatMap((one) => pageUpdates.parse(one).modifications);
  const pages = updates.map(
    ({ queryId, value }) => [queryId, value.page.map(({ n }) => n)] as const,
  );
  expect(Object.fromEntries(pages)).toEqual({ 0: [0, 1, 2], 1: [0, 1, 2], 2: [0, 1] });
});

test("a token that runs out is an AuthError that no new token caused", async () => {
  await using raw = await open();
  const value = issuer.token({ exp: Date.now() / 1000 + 0.5 });
  raw.send({ type: "Authenticate", tokenType: "User", value, baseVersion: 0 });
  await raw.next("Transition");
  await new Promise((resolve) => setTimeout(resolve, 600));
  raw.send(increment(0, "expired"));
  expect(await raw.next("AuthError")).toEqual({
    type: "AuthError",
    error: "Token expired",
    baseVersion: 1,
    authUpdateAttempted: false,
  });
  expect((await raw.closed).code).toBe(1000);
  expect(await deployed.anonymous.query("counters:read", { name: "expired" })).toBe(0);
});

test("a connection on which nothing happens is pinged every 15 seconds", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    await using own = await deployProject(await detectSandbox(), project);
    await using raw = await openRaw(own.deployment.url);
    vi.advanceTimersByTime(14_000);
    expect(raw.received).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(await raw.next("Ping")).toEqual({ type: "Ping" });
  } finally {
    vi.useRealTimers();
  }
});
