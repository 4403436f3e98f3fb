import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deployComponents, until, type DeployedComponents } from "./component-project.ts";
import { publishedPackages, publishedProject } from "./published-project.fixture.ts";

const timeout = 60_000;

let deployed: DeployedComponents;
beforeAll(async () => {
  deployed = await deployComponents(publishedProject, publishedPackages);
}, 240_000);
afterAll(() => deployed[Symbol.asyncDispose]());

const call: DeployedComponents["call"] = (path, args) => deployed.call(path, args);

describe("aggregate", () => {
  test("counts, sums and finds by rank", { timeout }, async () => {
    for (const score of [50, 70, 90]) await call("scores:add", { name: `n${score}`, score });
    expect(await call("scores:statistics")).toEqual({
      count: 3,
      sum: 210,
      above: 2,
      max: 90,
      second: 70,
    });
  });

  test("what is not there cannot be deleted, and the whole mutation is undone", async () => {
    const id = await call("scores:add", { name: "gone", score: 10 });
    await expect(call("scores:removeTwice", { id })).rejects.toThrow("DELETE_MISSING_KEY");
    expect(await call("scores:statistics")).toMatchObject({ count: 4, sum: 220 });
    await call("scores:remove", { id });
    expect(await call("scores:statistics")).toMatchObject({ count: 3, sum: 210 });
  });

  test("clearing removes the old tree in scheduled steps", { timeout }, async () => {
    for (let score = 0; score < 40; score += 1) {
      await call("scores:add", { name: "more", score });
    }
    await call("scores:clear");
    expect(await call("scores:statistics")).toEqual({
      count: 0,
      sum: 0,
      above: 0,
      max: null,
      second: null,
    });
  });
});

describe("rate limiter", () => {
  test("lets as many through as the bucket holds, per key", async () => {
    const sent = [];
    for (let count = 0; count < 4; count += 1) sent.push(await call("limits:send", { key: "a" }));
    expect(sent).toEqual([true, true, true, false]);
    expect(await call("limits:send", { key: "b" })).toBe(true);
    expect(await call("limits:value", { key: "b" })).toBe(2);
  });

  test("throws its data on demand; a mutation that fails takes nothing", async () => {
    await expect(call("limits:must", { key: "a" })).rejects.toMatchObject({
      data: { kind: "RateLimited", name: "sendMessage" },
    });
    await expect(call("limits:undone", { key: "c" })).rejects.toThrow("undo");
    expect(await call("limits:value", { key: "c" })).toBe(3);
  });

  test("clears more limits than one mutation takes by scheduling itself", { timeout }, async () => {
    for (let from = 0; from < 104; from += 13) await call("limits:fill", { from });
    expect(await call("limits:value", { key: "many0" })).toBe(0);
    await call("limits:clearAll");
    const value = () => call("limits:value", { key: "many0" });
    expect(await until(value, (left) => left === 3)).toBe(3);
  });
});

describe("workpool", () => {
  const results = async () => (await call("work:results")) as readonly { context: unknown }[];
  const resultOf = async (context: unknown) =>
    (await results()).find((each) => JSON.stringify(each.context) === JSON.stringify(context));

  test("runs actions and tells how they ended", { timeout }, async () => {
    for (const value of [1, 2, 3]) await call("work:enqueue", { value });
    await until(results, (found) => found.length === 3);
    for (const value of [1, 2, 3]) {
      expect(await resultOf({ value })).toEqual({
        context: { value },
        kind: "success",
        value: value * 2,
      });
    }
  });

  test("tells why an action failed", { timeout }, async () => {
    await call("work:enqueueFailure");
    const result = await until(
      () => resultOf("failure"),
      (found) => found !== undefined,
    );
    expect(result).toMatchObject({
      kind: "failed",
      value: expect.stringContaining("no luck") as unknown,
    });
  });

  test("runs work later", { timeout }, async () => {
    await call("work:enqueueLater");
    expect(await resultOf("later")).toBeUndefined();
    const result = await until(
      () => resultOf("later"),
      (found) => found !== undefined,
    );
    expect(result).toEqual({ context: "later", kind: "success", value: 100 });
  });
});

describe("presence", () => {
  const beat = async (userId: string, sessionId: string, interval = 60_000) =>
    (await call("presence:heartbeat", { roomId: "room", userId, sessionId, interval })) as {
      readonly roomToken: string;
      readonly sessionToken: string;
    };

  test("lists who is in a room until they leave", { timeout }, async () => {
    const { roomToken, sessionToken } = await beat("ann", "s1");
    await beat("ben", "s2");
    expect(await call("presence:list", { roomToken })).toEqual(
      expect.arrayContaining([
        { userId: "ann", online: true },
        { userId: "ben", online: true },
      ]),
    );
    await call("presence:disconnect", { sessionToken });
    expect(await call("presence:list", { roomToken })).toContainEqual({
      userId: "ann",
      online: false,
    });
  });

  test("a session belongs to one user", async () => {
    await expect(beat("eve", "s2")).rejects.toThrow(
      "sessionId s2 must be unique for a given room/user",
    );
  });

  test("a session without heartbeats ends by itself", { timeout }, async () => {
    const { roomToken } = await beat("tom", "s3", 200);
    const list = async () =>
      (await call("presence:list", { roomToken })) as readonly { userId: string }[];
    const listed = await until(list, (users) =>
      JSON.stringify(users).includes(`"online":false,"userId":"tom"`),
    );
    expect(listed).toContainEqual({ userId: "tom", online: false });
  });
});

describe("agent", () => {
  test("answers in a thread and keeps its messages", { timeout }, async () => {
    const { threadId, text } = (await call("chat:ask", { prompt: "hello" })) as {
      readonly threadId: string;
      readonly text: string;
    };
    expect(text).toBe("You said: hello");
    expect(await call("threads:messages", { threadId })).toEqual([
      { role: "user", text: "hello", status: "success" },
      { role: "assistant", text: "You said: hello", status: "success" },
    ]);
  });

  test("a model that fails fails the call", { timeout }, async () => {
    await expect(call("chat:ask", { prompt: "break" })).rejects.toThrow("the model is down");
  });

  test("a scheduled action answers a saved prompt", { timeout }, async () => {
    const threadId = await call("chat:askLater", { prompt: "later" });
    const messages = await until(
      async () => (await call("threads:messages", { threadId })) as readonly unknown[],
      (found) => JSON.stringify(found).includes("You said: later"),
    );
    expect(messages).toContainEqual({
      role: "assistant",
      text: "You said: later",
      status: "success",
    });
  });
});
