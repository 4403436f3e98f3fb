import { afterAll, beforeAll, expect, test } from "vitest";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { project } from "./project.ts";
import {
  addQuery,
  connectMessage,
  increment,
  modify,
  openRaw,
  openSession,
} from "./raw-connection.ts";

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), project);
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

const open = () => openSession(deployed.deployment.url);

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
    [connectMessage("s"), modify(0, [addQuery(1, "a:b", {}), addQuery(1, "a:b", {})])].map((one) =>
      JSON.stringify(one),
    ),
  ],
  [
    "an unknown identity version",
    [connectMessage("s"), { type: "Authenticate", tokenType: "None", baseVersion: 3 }].map((one) =>
      JSON.stringify(one),
    ),
  ],
  [
    "too many queries",
    [
      connectMessage("s"),
      modify(
        0,
        Array.from({ length: 5000 }, (_, index) => addQuery(index, "a:b", {})),
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
