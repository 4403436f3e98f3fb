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
import { connectMessage, openRaw } from "./raw-connection.ts";
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

const open = async (sessionId: string = randomUUID()) => {
  const raw = await openRaw(deployed.deployment.url);
  raw.send(connectMessage(sessionId));
  return raw;
};
const add = (queryId: number, udfPath: string, args: object, journal?: string) => ({
  type: "Add",
  queryId,
  udfPath,
  args: [args],
  journal,
});
const modify = (baseVersion: number, modifications: readonly object[]) => ({
  type: "ModifyQuerySet",
  baseVersion,
  newVersion: baseVersion + 1,
  modifications,
});
const increment = (requestId: number, name: string) => ({
  type: "Mutation",
  requestId,
  udfPath: "counters:add",
  args: [{ name }],
});

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
  raw.send(modify(0, [add(0, "counters:read", { name: "versions" })]));
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
  raw.send(modify(0, [add(0, "items:page", args)]));
  const first = pageUpdates.parse(await raw.next("Transition"));
  const journal = first.modifications[0]?.journal;
  await deployed.anonymous.mutation("items:add", { list: "journal", n: 0 });
  raw.send(modify(1, [add(1, "items:page", args, journal), add(2, "items:page", args)]));
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

describe("what no client sends ends the connection and nothing else", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  test.each([
    ["text that is no JSON", ["{"]],
    ["JSON that is no message", ["null"]],
    ["an unknown type", ['{"type":"Sudo"}']],
    ["wrong types", ['{"type":"Connect","sessionId":7}']],
    ["bytes", [Buffer.from([1, 2, 3])]],
    [
      "a timestamp that is none",
      [JSON.stringify({ ...connectMessage("s"), maxObservedTimestamp: "x" })],
    ],
    [
      "deep nesting",
      [JSON.stringify(connectMessage("s")), `{"type":"Event","eventType":"x","event":${deep}}`],
    ],
    ["anything before Connect", [JSON.stringify(increment(0, "hostile"))]],
    [
      "a second Connect",
      [connectMessage("s"), connectMessage("s")].map((one) => JSON.stringify(one)),
    ],
    ["an unknown version", [connectMessage("s"), modify(7, [])].map((one) => JSON.stringify(one))],
    [
      "an unknown query",
      [connectMessage("s"), modify(0, [{ type: "Remove", queryId: 1 }])].map((one) =>
        JSON.stringify(one),
      ),
    ],
    [
      "a query twice",
      [connectMessage("s"), modify(0, [add(1, "a:b", {}), add(1, "a:b", {})])].map((one) =>
        JSON.stringify(one),
      ),
    ],
    [
      "an unknown identity version",
      [connectMessage("s"), { type: "Authenticate", tokenType: "None", baseVersion: 3 }].map(
        (one) => JSON.stringify(one),
      ),
    ],
    [
      "too many queries",
      [
        connectMessage("s"),
        modify(
          0,
          Array.from({ length: 5000 }, (_, index) => add(index, "a:b", {})),
        ),
      ].map((one) => JSON.stringify(one)),
    ],
  ])("%s", async (_name, texts) => {
    await using raw = await openRaw(deployed.deployment.url);
    for (const text of texts) raw.sendText(text);
    expect(await raw.next("FatalError")).toEqual({ type: "FatalError", error: expect.any(String) });
    expect((await raw.closed).code).toBe(1002);
    expect(deployed.deployment.internalError()).toBeUndefined();
  });

  test("a message that is too large", async () => {
    await using raw = await open();
    raw.sendText(" ".repeat(18 * 1024 * 1024));
    expect((await raw.closed).code).toBe(1009);
    expect(deployed.deployment.internalError()).toBeUndefined();
  });

  test.each(["/api/sync2", "/api/latest/sync", "/", "//x/api/1.46.0/sync"])(
    "a connection to %s",
    async (path) => {
      await expect(openRaw(deployed.deployment.url, path)).rejects.toThrow("404");
    },
  );

  test("more requests at once than any client has", async () => {
    await using raw = await open();
    for (let requestId = 0; requestId < 3000; requestId += 1) {
      raw.send({ type: "Action", requestId, udfPath: "counters:wait", args: [{ until: "never" }] });
    }
    expect(await raw.closed).toEqual({ code: 1013, reason: "TooManyConcurrentRequests" });
    expect(deployed.deployment.internalError()).toBeUndefined();
  });
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
