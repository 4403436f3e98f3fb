import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { listen } from "./listen.ts";
import { readBody } from "./read-body.ts";
import { textReply, type Reply } from "./reply.ts";

function asText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

test("what cannot be handled or sent is status 500, and the server answers on", async () => {
  const replies: Readonly<Record<string, () => Promise<Reply>>> = {
    "/throws": () => Promise.reject(new Error("no luck")),
    "/header": async () => ({
      status: 200,
      body: "",
      headers: [
        ["x-first", "1"],
        ["x-second", "1\n2"],
      ],
    }),
    "/status": async () => textReply(1, ""),
  };
  const failures: string[] = [];
  await using server = await listen({
    handle: async ({ url = "" }) => (await replies[url]?.()) ?? textReply(200, "fine"),
    onFailure: (error) => failures.push(asText(error)),
  });
  const statuses: unknown[] = [];
  for (const path of [...Object.keys(replies), "/fine"]) {
    const response = await fetch(`${server.url}${path}`);
    statuses.push([path, response.status, response.headers.get("x-first")]);
  }
  expect(statuses).toEqual([
    ["/throws", 500, null],
    ["/header", 500, null],
    ["/status", 500, null],
    ["/fine", 200, null],
  ]);
  expect(failures).toEqual([
    "no luck",
    'Invalid character in header content ["x-second"]',
    "Invalid status code: 1",
  ]);
});

test("a caller that goes away is no failure", async () => {
  const failures: unknown[] = [];
  const handled = Promise.withResolvers<void>();
  await using server = await listen({
    handle: async (request) => {
      try {
        await readBody(request, 100);
      } finally {
        setImmediate(handled.resolve);
      }
      return textReply(200, "");
    },
    onFailure: (error) => failures.push(error),
  });
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\nhalf");
  setTimeout(() => socket.destroy(), 50);
  await handled.promise;
  expect(failures).toEqual([]);
});
