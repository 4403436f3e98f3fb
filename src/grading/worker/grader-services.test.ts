import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createProcessSandbox } from "../../sandbox/process-sandbox.ts";
import { installedPackage } from "./dependency-sets.ts";
import { startGraderServices } from "./grader-services.ts";
import type { GraderServices } from "./grader-services.ts";
import { bundlePageProgram } from "./page/bundle-page.ts";
import { linkFolder, writeTree } from "./workspace.ts";

let services: GraderServices;
let project: string;

beforeAll(async () => {
  services = await startGraderServices(createProcessSandbox(), bundlePageProgram);
  project = await mkdtemp(join(tmpdir(), "grader-services-"));
  await linkFolder(installedPackage("convex") ?? "", join(project, "node_modules/convex"));
  services.begin(project);
});

afterAll(async () => {
  await services[Symbol.asyncDispose]();
  await rm(project, { recursive: true, force: true });
});

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${services.url}${path}`, { method, body: JSON.stringify(body) });
  return response.json();
}

test("the fixture answers what the grader set and tells what was asked", async () => {
  await call("PUT", "/fixture", {
    path: "/feed",
    status: 201,
    headers: { "x-a": "b" },
    body: "[1]",
  });
  const answer = await fetch(`${services.fixtureUrl}/feed`, { method: "POST", body: "hello" });
  expect([answer.status, answer.headers.get("x-a"), await answer.text()]).toEqual([
    201,
    "b",
    "[1]",
  ]);
  expect((await fetch(`${services.fixtureUrl}/other`)).status).toBe(404);
  expect(await call("GET", "/fixture/requests")).toEqual([
    { method: "POST", path: "/feed", body: "hello" },
    { method: "GET", path: "/other", body: "" },
  ]);
  await call("DELETE", "/fixture");
  expect((await fetch(`${services.fixtureUrl}/feed`)).status).toBe(404);
});

test("without the secret nothing can be set", async () => {
  const { origin } = new URL(services.url);
  const response = await fetch(`${origin}/fixture`, {
    method: "PUT",
    body: JSON.stringify({ path: "/x", status: 200 }),
  });
  expect(response.status).toBe(404);
});

test("renders a component of the candidate with the given hook values", async () => {
  await writeTree(project, {
    "src/App.tsx": `import { useQuery, useMutation } from "convex/react";
export default function App() {
  const rows = useQuery("rows") ?? [];
  const add = useMutation("add");
  return <ul onClick={() => void add({})}>{rows.map((row) => <li key={row}>{row}</li>)}</ul>;
}`,
  });
  const rendering = await call("POST", "/render", {
    entry: "src/App.tsx",
    hooks: { useQuery: ["a", "<b>"] },
  });
  expect(rendering).toEqual({ html: "<ul><li>a</li><li>&lt;b&gt;</li></ul>" });
});

test("a component that throws, loops out or does not build is an error, not a failure of ours", async () => {
  await writeTree(project, {
    "src/Throws.tsx": `export default function App() { throw new Error("no data"); }`,
    "src/Broken.tsx": `import x from "./missing"; export default x;`,
    "src/Leaves.tsx": `process.exit(3); export default () => null;`,
  });
  expect(await call("POST", "/render", { entry: "src/Throws.tsx" })).toEqual({
    error: "Error: no data",
  });
  const broken = JSON.stringify(await call("POST", "/render", { entry: "src/Broken.tsx" }));
  expect(broken).toContain("Could not resolve");
  const leaves = JSON.stringify(await call("POST", "/render", { entry: "src/Leaves.tsx" }));
  expect(leaves).toContain("Rendering ended early.");
});

test("a component cannot bring files of this machine along", async () => {
  await writeTree(project, {
    "secret.json": `"outside of the client"`,
    "src/Reads.tsx": `import secret from "../secret.json"; export default () => <p>{secret}</p>;`,
    "src/Text.tsx": `import secret from "/etc/hostname" with { type: "text" }; export default () => <p>{secret}</p>;`,
  });
  for (const entry of ["src/Reads.tsx", "src/Text.tsx"]) {
    const rendering = await call("POST", "/render", { entry });
    expect(rendering).toHaveProperty("error");
    expect(JSON.stringify(rendering)).toContain("can be imported");
  }
});

test("only sources of the client can be rendered", async () => {
  expect(await call("POST", "/render", { entry: "../../etc/passwd" })).toHaveProperty("error");
});

test("a page is open until it is closed or the grading ends", async () => {
  await writeTree(project, { "src/Hi.tsx": `export default () => <p>hi</p>;` });
  const hi = { entry: "src/Hi.tsx", queries: {}, paginatedQueries: {} };
  const html = { type: "html" };
  const opened = z.object({ value: z.string() });
  const first = opened.parse(await call("POST", "/page", hi)).value;
  const second = opened.parse(await call("POST", "/page", hi)).value;
  await call("POST", "/page/close", { page: first });
  const closed = { error: "This page is not open." };
  expect(await call("POST", "/page/command", { page: first, command: html })).toEqual(closed);
  expect(await call("POST", "/page/command", { page: second, command: html })).toEqual({
    value: "<p>hi</p>",
  });
  await services.end();
  expect(await call("POST", "/page/command", { page: second, command: html })).toEqual(closed);
});
