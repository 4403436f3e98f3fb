import { createServer } from "node:http";
import { once } from "node:events";
import { expect, test } from "vitest";
import { CallRejection } from "../database/call-rejection.ts";
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

function only(...origins: readonly string[]): (url: URL) => boolean {
  return ({ origin }) => origins.includes(origin);
}

function request(url: string, parts: object = {}): unknown {
  return { url, method: "GET", headers: [], body: null, redirect: "follow", ...parts };
}

test("an allowed origin answers", async () => {
  await using server = await serve((incoming, response) => {
    incoming.pipe(response.writeHead(201, { "x-method": incoming.method }));
  });
  const gateway = createFetchGateway(only(server.origin));
  const body = Buffer.from("hello").toString("base64");
  const answer = await gateway(request(`${server.origin}/a`, { method: "POST", body }));
  expect([answer.status, answer.url, answer.body]).toEqual([201, `${server.origin}/a`, body]);
  expect(Object.fromEntries(answer.headers)).toMatchObject({ "x-method": "POST" });
});

test("another origin is refused, also on another port", async () => {
  const gateway = createFetchGateway(only("http://127.0.0.1:4000"));
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
  const gateway = createFetchGateway(only(server.origin));
  await expect(gateway(request(`${server.origin}/out`))).rejects.toThrow("may not reach");
  const answer = await gateway(request(`${server.origin}/in`));
  expect([answer.status, answer.url]).toEqual([200, `${server.origin}/end`]);
});

test("what is secret does not follow to another origin", async () => {
  await using target = await serve((incoming, response) => {
    response.end(
      JSON.stringify([incoming.headers.authorization ?? null, incoming.headers["x-own"]]),
    );
  });
  await using server = await serve((_incoming, response) =>
    response.writeHead(307, { location: target.origin }).end(),
  );
  const gateway = createFetchGateway(only(server.origin, target.origin));
  const headers = [
    ["Authorization", "Bearer secret"],
    ["x-own", "kept"],
  ];
  const answer = await gateway(request(server.origin, { headers }));
  expect(JSON.parse(Buffer.from(answer.body, "base64").toString("utf8"))).toEqual([null, "kept"]);
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
  const gateway = createFetchGateway(only(server.origin));
  await expect(gateway(request(server.origin))).rejects.toThrow("the response is too large");
});

test("a server that is not there is a failure of the call", async () => {
  const gateway = createFetchGateway(only("http://127.0.0.1:1"));
  await expect(gateway(request("http://127.0.0.1:1/"))).rejects.toThrow("fetch failed:");
});

test("headers of the connection are the platform's own", async () => {
  await using server = await serve((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { host, "content-length": length, "x-own": own } = incoming.headers;
      response.end(JSON.stringify([host, length, own, Buffer.concat(chunks).toString("utf8")]));
    });
  });
  const gateway = createFetchGateway(only(server.origin));
  const headers = [
    ["Content-Length", "2"],
    ["transfer-encoding", "chunked"],
    ["connection", "upgrade"],
    ["host", "elsewhere"],
    ["expect", "100-continue"],
    ["x-own", "kept"],
  ];
  const body = Buffer.from("hello").toString("base64");
  const answer = await gateway(request(server.origin, { method: "POST", headers, body }));
  expect(JSON.parse(Buffer.from(answer.body, "base64").toString("utf8"))).toEqual([
    new URL(server.origin).host,
    "5",
    "kept",
    "hello",
  ]);
});

test.each([
  ["a redirect to nowhere", "http://", {}],
  ["a method that is refused", "/", { method: "TRACE" }],
  ["a header that is no header", "/", { headers: [["a b", "c"]] }],
])("%s is a failure of the call", async (_what, location, parts) => {
  await using server = await serve((_incoming, response) =>
    response.writeHead(302, { location }).end(),
  );
  const gateway = createFetchGateway(only(server.origin));
  const failure: unknown = await gateway(request(server.origin, parts)).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(CallRejection);
});
