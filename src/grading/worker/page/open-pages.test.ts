import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createProcessSandbox } from "../../../sandbox/process-sandbox.ts";
import { installedPackage } from "../dependency-sets.ts";
import { linkFolder, writeTree } from "../workspace.ts";
import { createOpenPages } from "./open-pages.ts";
import type { PageAnswer, PageCommand } from "./page-protocol.ts";

const pages = createOpenPages(createProcessSandbox());
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "pages-"));
  await linkFolder(installedPackage("convex") ?? "", join(project, "node_modules/convex"));
  await writeTree(project, {
    "convex/_generated/api.js": `import { anyApi } from "convex/server"; export const api = anyApi;`,
  });
});

afterEach(() => pages.closeAll());

afterAll(() => rm(project, { recursive: true, force: true }));

const header = `import { useEffect, useState } from "react";
import { useMutation, useQuery, usePaginatedQuery } from "convex/react";
import { api } from "../convex/_generated/api";
`;

type Perform = (command: PageCommand) => Promise<unknown>;

/** Opens a page of a component's source, `queries` loading, and gives what performs commands on it. */
async function opened(source: string, queries: object = {}): Promise<Perform> {
  await writeTree(project, { "src/App.tsx": header + source });
  const body = { entry: "src/App.tsx", queries, paginatedQueries: {} };
  const id = valueOf(await pages.open(body, project));
  return async (command) => valueOf(await pages.perform({ page: id, command }));
}

function valueOf(answer: PageAnswer): unknown {
  if ("error" in answer) throw new Error(answer.error);
  return answer.value;
}

const html: PageCommand = { type: "html" };

test("a query loads until it is set, and the page follows every change", async () => {
  const perform = await opened(`export default function App() {
  const rows = useQuery(api.notes.list, {});
  return rows === undefined ? <p>Loading</p> : <ul>{rows.map((row) => <li key={row}>{String(row)}</li>)}</ul>;
}`);
  const name = "notes:list";
  expect(await perform(html)).toBe("<p>Loading</p>");
  await perform({ type: "setQuery", name, value: ["a", { $integer: "AQAAAAAAAAA=" }] });
  expect(await perform(html)).toBe("<ul><li>a</li><li>1</li></ul>");
  await perform({ type: "setQuery", name, value: [] });
  expect(await perform(html)).toBe("<ul></ul>");
  await perform({ type: "setQuery", name });
  expect(await perform(html)).toBe("<p>Loading</p>");
});
