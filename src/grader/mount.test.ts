import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mount } from "./mount.ts";
import { stubGradingEnvironment } from "./stub-grading-environment.ts";

const closed: readonly [string, unknown] = ["/token/page/close", { page: "p1" }];

let received: (readonly [string | undefined, unknown])[] = [];
let answers: readonly unknown[] = [];

const server = createServer((request, response) => {
  void text(request).then((body) => {
    received.push([request.url, JSON.parse(body)]);
    response.end(JSON.stringify(answers[received.length - 1] ?? { value: null }));
  });
});

beforeEach(async () => {
  received = [];
  answers = [{ value: "p1" }];
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has this form of address.
  const { port } = server.address() as AddressInfo;
  stubGradingEnvironment({ FAULTLINE_SERVICES_URL: `http://127.0.0.1:${port}/token` });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function command(given: object): readonly [string, unknown] {
  return ["/token/page/command", { page: "p1", command: given }];
}

test("A page is mounted with encoded answers, and closed at the end of its scope.", async () => {
  {
    await using page = await mount("src/List.tsx", {
      queries: { "a:b": [1n] },
      paginatedQueries: { "a:c": { results: [2n], status: "Exhausted" } },
    });
    await page.setQuery("a:b", undefined);
  }
  expect(received).toEqual([
    [
      "/token/page",
      {
        entry: "src/List.tsx",
        queries: { "a:b": [{ $integer: "AQAAAAAAAAA=" }] },
        paginatedQueries: {
          "a:c": { results: [{ $integer: "AgAAAAAAAAA=" }], status: "Exhausted" },
        },
      },
    ],
    command({ type: "setQuery", name: "a:b" }),
    closed,
  ]);
});

test("Every action is one command.", async () => {
  await using page = await mount();
  await page.type("Name", "Ada");
  await page.click("Add");
  await page.submit();
  await page.setQuery("a:b", { c: 1 });
  await page.setPaginatedQuery("a:c", { results: [], status: "CanLoadMore" });
  await page.resolveMutation("a:d");
  await page.rejectMutation("a:d", "full");
  expect(received.slice(1)).toEqual([
    command({ type: "type", target: "Name", text: "Ada" }),
    command({ type: "click", target: "Add" }),
    command({ type: "submit", target: "form" }),
    command({ type: "setQuery", name: "a:b", value: { c: 1 } }),
    command({
      type: "setPaginatedQuery",
      name: "a:c",
      query: { results: [], status: "CanLoadMore" },
    }),
    command({ type: "resolve", name: "a:d", value: null }),
    command({ type: "reject", name: "a:d", message: "full" }),
  ]);
});

test("What the page holds is read.", async () => {
  const given = [
    "p1",
    "<p>A &amp; <b>B</b></p>",
    "<p></p>",
    "typed",
    2,
    [10],
    [{ $integer: "AQAAAAAAAAA=" }],
  ];
  answers = given.map((value) => ({ value }));
  await using page = await mount();
  expect([
    await page.text(),
    await page.html(),
    await page.value("Name"),
    await page.reloads(),
    await page.itemsRequested("a:c"),
    await page.mutationCalls("a:d"),
  ]).toEqual(["A & B", "<p></p>", "typed", 2, [10], [1n]]);
});

test("A component that does not mount, and a page that breaks, fail the test.", async () => {
  answers = [{ error: "Error: no data" }];
  await expect(mount()).rejects.toThrow("src/App.tsx could not be mounted: Error: no data");
  answers = [{}, { value: "p1" }, { error: "TypeError: x" }];
  await using page = await mount();
  await expect(page.click("Add")).rejects.toThrow("The page of src/App.tsx failed: TypeError: x");
});
