import { createServer } from "node:http";
import { once } from "node:events";
import { expect, test } from "vitest";
import { createFetchGateway } from "./fetch-gateway.ts";

type Handler = Parameters<typeof createServer>[1];

async function serve(handler: Handler): Promise<AsyncDisposable & { readonly origin: string }> {
  const server = createServer(handler);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function request(url: string, parts: object = {}): unknown {
  return { url, method: "GET", headers: [], body: null, redirect: "follow", ...parts };
}

test("an allowed origin answers", async () => {
  await using server = await serve((incoming, response) => {
    incoming.pipe(response.writeHead(201, { "x-method": incoming.method }));
  });
  const gateway = createFetchGateway([server.origin]);
  const body = Buffer.from("hello").toString("base64");
  const answer = await gateway(request(`${server.origin}/a`, { method: "POST", body }));
  expect([answer.status, answer.url, answer.body]).toEqual([201, `${server.origin}/a`, body]);
  expect(Object.fromEntries(answer.headers)).toMatchObject({ "x-method": "POST" });
});

test("another origin is refused, also on another port", async () => {
  const gateway = createFetchGateway(["http://127.0.0.1:4000"]);
  await expect(gateway(request("http://127.0.0.1:4001/"))).rejects.toThrow(
    "fetch failed: this deployment may not reach http://127.0.0.1:4001",
  );
  await expect(gateway(request("http://localhost:4000/"))).rejects.toThrow("may not reach");
});

test("a redirect to another origin is refused, one within is followed", async () => {
  await using server = await serve((incoming, response) => {
    const location = incoming.url === "/out" ? "http://127.0.0.1:1/" : "/end";
    if (incoming.url === "/end") response.end("end");
    else response.writeHead(302, { location }).end();
  });
  const gateway = createFetchGateway([server.origin]);
  await expect(gateway(request(`${server.origin}/out`))).rejects.toThrow("may not reach");
  const answer = await gateway(request(`${server.origin}/in`));
  expect([answer.status, answer.url]).toEqual([200, `${server.origin}/end`]);
});

test("a response that does not end its growth is cut", async () => {
  await using server = await serve((_incoming, response) => {
    const chunk = Buffer.alloc(1024 * 1024);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  });
  const gateway = createFetchGateway([server.origin]);
  await expect(gateway(request(server.origin))).rejects.toThrow("the response is too large");
});

test("a server that is not there is a failure of the call", async () => {
  const gateway = createFetchGateway(["http://127.0.0.1:1"]);
  await expect(gateway(request("http://127.0.0.1:1/"))).rejects.toThrow("fetch failed:");
});
