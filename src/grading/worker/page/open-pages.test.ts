import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createProcessSandbox } from "../../../sandbox/process-sandbox.ts";
import { installedPackage } from "../dependency-sets.ts";
import { linkFolder, writeTree } from "../workspace.ts";
import { bundlePageProgram } from "./bundle-page.ts";
import { createOpenPages } from "./open-pages.ts";
import type { PageAnswer, PageCommand } from "./page-protocol.ts";

const pages = createOpenPages(createProcessSandbox(), bundlePageProgram);
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

/** Opens a page of a component's source, its queries loading, and gives what performs commands on it. */
async function opened(source: string): Promise<Perform> {
  await writeTree(project, { "src/App.tsx": header + source });
  const body = { entry: "src/App.tsx", queries: {}, paginatedQueries: {} };
  const id = valueOf(await pages.open(body, project));
  return async (command) => valueOf(await pages.perform({ page: id, command }));
}

function valueOf(answer: PageAnswer): unknown {
  if ("error" in answer) throw new Error(answer.error);
  return answer.value;
}

const name = "notes:add";
const html: PageCommand = { type: "html" };

test("a query loads until it is set, and the page follows every change", async () => {
  const perform = await opened(`export default function App() {
  const rows = useQuery(api.notes.list, {});
  return rows === undefined ? <p>Loading</p> : <ul>{rows.map((row) => <li key={row}>{String(row)}</li>)}</ul>;
}`);
  const list = "notes:list";
  expect(await perform(html)).toBe("<p>Loading</p>");
  await perform({ type: "setQuery", name: list, value: ["a", { $integer: "AQAAAAAAAAA=" }] });
  expect(await perform(html)).toBe("<ul><li>a</li><li>1</li></ul>");
  await perform({ type: "setQuery", name: list, value: [] });
  expect(await perform(html)).toBe("<ul></ul>");
  await perform({ type: "setQuery", name: list });
  expect(await perform(html)).toBe("<p>Loading</p>");
});

const form = `export default function App() {
  const add = useMutation(api.notes.add);
  const [text, setText] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    setIsBusy(true);
    try {
      await add({ text, mark: undefined });
      setText("");
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form onSubmit={submit}>
      <label>Your note <input name="text" value={text} onChange={(event) => setText(event.target.value)} /></label>
      <button disabled={isBusy}>{isBusy ? "Adding" : "Add"}</button>
    </form>
  );
}`;

test("a form is typed into and submitted, and its mutation ends when the grader says", async () => {
  const perform = await opened(form);
  const typed: PageCommand = { type: "value", target: "Your note" };
  await perform({ type: "type", target: "text", text: "Tea & <b>" });
  expect(await perform(typed)).toBe("Tea & <b>");
  await perform({ type: "submit", target: "form" });
  expect(await perform(html)).toContain(`<button disabled="">Adding</button>`);
  expect(await perform({ type: "calls", name })).toEqual([{ text: "Tea & <b>" }]);
  await perform({ type: "click", target: "Adding" });
  await perform({ type: "resolve", name, value: "id1" });
  expect(await perform(typed)).toBe("");
  expect(await perform(html)).toContain("<button>Add</button>");
  expect(await perform({ type: "calls", name })).toHaveLength(1);
  expect(await perform({ type: "reloads" })).toBe(0);
});

test("a mutation that fails rejects in the page, which lives on", async () => {
  const perform = await opened(form);
  await perform({ type: "type", target: "input", text: "Tea" });
  await perform({ type: "click", target: "Add" });
  await perform({ type: "reject", name, message: "full" });
  expect(await perform({ type: "value", target: "text" })).toBe("Tea");
  expect(await perform(html)).toContain("<button>Add</button>");
  await expect(perform({ type: "resolve", name, value: null })).rejects.toThrow(
    "No call of notes:add is waiting",
  );
});

test("an action of a form gets its contents, tells that it waits, and empties it", async () => {
  const perform = await opened(`import { useFormStatus } from "react-dom";
const Submit = () => <button>{useFormStatus().pending ? "Adding" : "Add"}</button>;
export default function App() {
  const add = useMutation(api.notes.add);
  return (
    <form action={async (data) => { await add({ text: data.get("text") }); }}>
      <input name="text" required />
      <Submit />
    </form>
  );
}`);
  await perform({ type: "submit", target: "form" });
  await perform({ type: "type", target: "text", text: "Tea" });
  await perform({ type: "submit", target: "form" });
  expect(await perform({ type: "calls", name })).toEqual([{ text: "Tea" }]);
  expect(await perform(html)).toContain("Adding");
  await perform({ type: "resolve", name, value: null });
  expect(await perform(html)).toContain("<button>Add</button>");
  expect(await perform({ type: "value", target: "text" })).toBe("");
  expect(await perform({ type: "reloads" })).toBe(0);
});

test("what would load the page anew is counted", async () => {
  const perform = await opened(`export default function App() {
  return (
    <form onSubmit={(event) => event.stopPropagation()}>
      <button>Send</button>
      <button type="button" onClick={() => window.location.reload()}>Again</button>
    </form>
  );
}`);
  await perform({ type: "click", target: "Send" });
  await perform({ type: "click", target: "Again" });
  expect(await perform({ type: "reloads" })).toBe(2);
});

test("a controlled input without a handler stays as it is", async () => {
  const perform = await opened(`export default () => <input name="a" value="" />;`);
  await perform({ type: "type", target: "a", text: "Tea" });
  expect(await perform({ type: "value", target: "a" })).toBe("");
});

test("a paginated query tells the numbers of items that were asked for", async () => {
  const perform = await opened(`export default function App() {
  const { results, status, isLoading, loadMore } = usePaginatedQuery(api.notes.page, {}, { initialNumItems: 3 });
  return <button disabled={isLoading} onClick={() => loadMore(5)}>{status}{results.join()}</button>;
}`);
  const page = { name: "notes:page" };
  const set = (status: "CanLoadMore" | "Exhausted", results: string[]): PageCommand => ({
    ...page,
    type: "setPaginatedQuery",
    query: { status, results },
  });
  expect(await perform(html)).toContain("LoadingFirstPage");
  await perform(set("CanLoadMore", ["a"]));
  await perform({ type: "click", target: "button" });
  expect(await perform(html)).toContain("LoadingMorea");
  await perform(set("Exhausted", ["a", "b"]));
  await perform({ type: "click", target: "button" });
  expect(await perform(html)).toContain("Exhausteda,b");
  expect(await perform({ ...page, type: "itemsRequested" })).toEqual([3, 5]);
});

test("arguments that are no values of Convex are refused", async () => {
  const perform = await opened(`export default function App() {
  const add = useMutation(api.notes.add);
  return <button onClick={(event) => { add(event).catch(() => {}); }}>Add</button>;
}`);
  await perform({ type: "click", target: "Add" });
  expect(await perform({ type: "calls", name })).toEqual([]);
});

test("an element that is not there, or not the only one, is told", async () => {
  const perform = await opened(`export default () => <p><button>A</button><button>B</button></p>;`);
  await expect(perform({ type: "click", target: "Load more" })).rejects.toThrow(
    'Nothing on the page is called "Load more".',
  );
  await expect(perform({ type: "click", target: "button" })).rejects.toThrow(
    '2 elements of the page are called "button".',
  );
});

test("a component that throws, at first or later, is its own fault from then on", async () => {
  await expect(opened(`export default () => { throw new Error("no data"); };`)).rejects.toThrow(
    "Error: no data",
  );
  const perform = await opened(`export default function App() {
  const row = useQuery(api.notes.first, {});
  return <p>{row === undefined ? "" : row.title.length}</p>;
}`);
  await expect(perform({ type: "setQuery", name: "notes:first", value: {} })).rejects.toThrow(
    "TypeError: Cannot read properties of undefined",
  );
  await expect(perform(html)).rejects.toThrow("TypeError: Cannot read properties of undefined");
});

test("a page that loops, ends or floods is ended", { timeout: 60_000 }, async () => {
  const button = (handler: string): string =>
    `export default () => <button onClick={() => { ${handler} }}>Go</button>;`;
  const outcomes = [
    "for (;;);",
    "process.exit(3);",
    `document.body.append(Object.assign(document.createElement("p"), { textContent: "x".repeat(2e6) }));`,
  ];
  const expected = ["did not come to rest", "ended early", "more than a grader can take in"];
  for (const [index, handler] of outcomes.entries()) {
    const perform = await opened(button(handler));
    const attempt = async (): Promise<void> => {
      await perform({ type: "click", target: "Go" });
      await perform(html);
    };
    await expect(attempt()).rejects.toThrow(expected[index] ?? "");
    await expect(perform(html)).rejects.toThrow(expected[index] ?? "");
  }
});

test("what does not build is told", async () => {
  await expect(opened(`import x from "./missing"; export default x;`)).rejects.toThrow(
    "Could not resolve",
  );
  await expect(
    opened(`import x from "/etc/hostname" with { type: "text" }; export default x;`),
  ).rejects.toThrow("can be imported");
});
