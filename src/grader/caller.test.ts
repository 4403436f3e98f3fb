import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callerAs } from "./caller.ts";
import { logLinesOf } from "./log-lines.ts";
import { stubGradingEnvironment } from "./stub-grading-environment.ts";
import { usageOf } from "./usage.ts";

interface Received {
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly usage: unknown;
  readonly body: unknown;
}

const usage = {
  documentsRead: 4,
  bytesRead: 400,
  documentsWritten: 1,
  bytesWritten: 100,
  indexRanges: 2,
  queriesRun: 3,
};

let received: Received[] = [];
let answer: unknown = null;

const server = createServer((request, response) => {
  const { authorization, "faultline-usage": usageHeader } = request.headers;
  void json(request).then((body) => {
    received.push({ url: request.url, authorization, usage: usageHeader, body });
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(answer));
  });
});

beforeEach(async () => {
  received = [];
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has this form of address.
  const { port } = server.address() as AddressInfo;
  stubGradingEnvironment({ CONVEX_PORT: String(port) });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test.each(["query", "mutation", "action"] as const)(
  "An anonymous %s sends no key.",
  async (kind) => {
    answer = { status: "success", value: 7, logLines: [] };
    expect(await callerAs("anonymous")[kind]("messages:count", { room: "a" })).toBe(7);
    expect(received).toEqual([
      {
        url: `/api/${kind}`,
        authorization: undefined,
        usage: undefined,
        body: { path: "messages:count", format: "convex_encoded_json", args: [{ room: "a" }] },
      },
    ]);
  },
);

test("The admin sends the key.", async () => {
  answer = { status: "success", value: null, logLines: [] };
  await callerAs("admin").query("messages:count");
  expect(received).toMatchObject([{ authorization: "Convex secret", body: { args: [{}] } }]);
});

test("A function that fails rejects with the deployment's message.", async () => {
  answer = { status: "error", errorMessage: "Server Error: no such room", logLines: [] };
  const call = callerAs("anonymous").query("messages:count");
  await expect(call).rejects.toThrow("Server Error: no such room");
  await expect(usageOf("query", "messages:count")).rejects.toThrow("Server Error: no such room");
});

test("Mutations that start together are sent together.", async () => {
  answer = { status: "success", value: null, logLines: [] };
  const anonymous = callerAs("anonymous");
  await Promise.all([1n, 2n].map((n) => anonymous.mutation("messages:send", { n })));
  expect(received).toHaveLength(2);
});

test("Usage is asked of the deployment as the admin.", async () => {
  answer = { status: "success", value: [1], logLines: [], usage };
  expect(await usageOf("mutation", "messages:send", { text: "hi" })).toEqual(usage);
  expect(received).toEqual([
    {
      url: "/api/mutation",
      authorization: "Convex secret",
      usage: "include",
      body: { path: "messages:send", format: "convex_encoded_json", args: [{ text: "hi" }] },
    },
  ]);
});

test("The lines of a log are asked of the deployment as the admin.", async () => {
  const logLines = ["[LOG] 'first'", "[ERROR] 'second'"];
  answer = { status: "success", value: null, logLines };
  const call = { kind: "action", name: "messages:sweep", args: { n: 1n } } as const;
  expect(await logLinesOf(call)).toEqual(logLines);
  expect(received).toEqual([
    {
      url: "/api/action",
      authorization: "Convex secret",
      usage: undefined,
      body: {
        path: "messages:sweep",
        format: "convex_encoded_json",
        args: [{ n: { $integer: "AQAAAAAAAAA=" } }],
      },
    },
  ]);
  answer = { status: "error", errorMessage: "Server Error: no broom", logLines };
  await expect(logLinesOf(call)).rejects.toThrow("Server Error: no broom");
});
