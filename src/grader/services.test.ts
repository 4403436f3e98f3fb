import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fixture } from "./fixture.ts";
import { render } from "./render.ts";
import { stubGradingEnvironment } from "./stub-grading-environment.ts";

let received: unknown[] = [];
let answer: { readonly status: number; readonly body: unknown } = { status: 200, body: {} };

const server = createServer((request, response) => {
  void text(request).then((body) => {
    const sent: unknown = body === "" ? null : JSON.parse(body);
    received.push([`${request.method} ${request.url}`, sent]);
    response.writeHead(answer.status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answer.body));
  });
});

beforeEach(async () => {
  received = [];
  answer = { status: 200, body: {} };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has this form of address.
  const { port } = server.address() as AddressInfo;
  stubGradingEnvironment({
    FAULTLINE_SERVICES_URL: `http://127.0.0.1:${port}/token`,
    FAULTLINE_FIXTURE_URL: "http://127.0.0.1:4000",
  });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("An answer of the fixture is set by path, and its URL is that of the fixture.", async () => {
  expect(await fixture.respond("/a?b=1", { status: 503, body: "closed" })).toBe(
    "http://127.0.0.1:4000/a?b=1",
  );
  expect(await fixture.respondJson("/c", { d: [1] })).toBe("http://127.0.0.1:4000/c");
  expect(received).toEqual([
    ["PUT /token/fixture", { path: "/a?b=1", status: 503, body: "closed" }],
    [
      "PUT /token/fixture",
      {
        path: "/c",
        status: 200,
        headers: { "Content-Type": "application/json" },
        body: '{"d":[1]}',
      },
    ],
  ]);
});

test("The requests that the fixture received are told.", async () => {
  answer = { status: 200, body: [{ method: "GET", path: "/a", body: "" }] };
  expect(await fixture.requests()).toEqual([{ method: "GET", path: "/a", body: "" }]);
  await fixture.reset();
  expect(received).toEqual([
    ["GET /token/fixture/requests", null],
    ["DELETE /token/fixture", null],
  ]);
});

test("A service that refuses is an error of the grader, with its words.", async () => {
  answer = { status: 400, body: { error: "path must start with /" } };
  await expect(fixture.respond("a", { body: "" })).rejects.toThrow("path must start with /");
});

test("A component is rendered with what its hooks return.", async () => {
  answer = { status: 200, body: { html: "<p>hi</p>" } };
  expect(await render()).toBe("<p>hi</p>");
  await render({ entry: "src/List.tsx", hooks: { useQuery: [1] } });
  expect(received).toEqual([
    ["POST /token/render", { entry: "src/App.tsx", hooks: {} }],
    ["POST /token/render", { entry: "src/List.tsx", hooks: { useQuery: [1] } }],
  ]);
});

test("A component that throws fails the test that renders it.", async () => {
  answer = { status: 200, body: { error: "TypeError: x is undefined" } };
  await expect(render()).rejects.toThrow("src/App.tsx did not render: TypeError: x is undefined");
});
