import { afterAll, beforeAll, expect, test } from "vitest";
import { deployComponents, until, type DeployedComponents } from "./component-project.ts";

const server = `import { query, mutation, internalMutation, internalQuery, action } from "./_generated/server";
import { api, internal, components } from "./_generated/api";
import { createFunctionHandle, type FunctionHandle } from "convex/server";
import { v } from "convex/values";\n`;

const files = {
  "convex/convex.config.ts": `import { defineApp } from "convex/server";
import { v } from "convex/values";
import tally from "./tally/convex.config";
const app = defineApp({ env: { STEP: v.optional(v.string()) } });
app.use(tally, { name: "first", env: { STEP: "2" }, httpPrefix: "/first" });
app.use(tally, { name: "second", env: { STEP: app.env.STEP } });
export default app;`,
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ counts: defineTable({ note: v.string() }) });`,
  "convex/tally/convex.config.ts": `import { defineComponent } from "convex/server";
import { v } from "convex/values";
import inner from "./inner/convex.config";
const tally = defineComponent("tally", { env: { STEP: v.optional(v.string()) } });
tally.use(inner);
export default tally;`,
  "convex/tally/inner/convex.config.ts": `import { defineComponent } from "convex/server";
export default defineComponent("inner");`,
  "convex/tally/inner/notes.ts": `import { query, mutation } from "./_generated/server";
import { v } from "convex/values";
export const add = mutation({ args: { text: v.string() }, handler: async (ctx, { text }) => { await ctx.db.insert("notes", { text }); } });
export const all = query({ args: {}, handler: async (ctx) => (await ctx.db.query("notes").collect()).map((note: any) => note.text) });`,
  "convex/tally/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ counts: defineTable({ name: v.string(), value: v.number() }).index("by_name", ["name"]) });`,
  "convex/tally/counts.ts": `${server}
const find = (ctx: any, name: string) => ctx.db.query("counts").withIndex("by_name", (q: any) => q.eq("name", name)).unique();
export const read = query({ args: { name: v.string() }, returns: v.union(v.number(), v.null()),
  handler: async (ctx, { name }) => (await find(ctx, name))?.value ?? null });
export const add = mutation({ args: { name: v.string() }, returns: v.number(), handler: async (ctx, { name }) => {
  const found = await find(ctx, name);
  const value = (found?.value ?? 0) + Number(process.env.STEP ?? 1);
  if (found) await ctx.db.patch(found._id, { value });
  else await ctx.db.insert("counts", { name, value });
  await ctx.runMutation(components.inner.notes.add, { text: name });
  if (value > 6) throw new Error("full");
  return value;
} });
export const notes = query({ args: {}, handler: async (ctx) => await ctx.runQuery(components.inner.notes.all, {}) });
export const later = mutation({ args: { name: v.string(), done: v.string() }, handler: async (ctx, { name, done }) =>
  await ctx.scheduler.runAfter(0, internal.counts.run, { name, done }) });
export const run = internalMutation({ args: { name: v.string(), done: v.string() }, handler: async (ctx, { name, done }) => {
  await ctx.runMutation(api.counts.add, { name });
  await ctx.runMutation(done as FunctionHandle<"mutation">, { note: "done " + name });
} });
export const jobs = query({ args: {}, handler: async (ctx) =>
  (await ctx.db.system.query("_scheduled_functions").collect()).map(({ name, state }) => ({ name, state: state.kind })) });
export const about = query({ args: {}, handler: async (ctx) => ({
  user: await ctx.auth.getUserIdentity(), environment: Object.keys(process.env).sort() }) });
export const store = action({ args: {}, handler: async (ctx) => {
  const id = await ctx.storage.store(new Blob(["kept"]));
  return { id, url: await ctx.storage.getUrl(id) };
} });`,
  "convex/tally/http.ts": `import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";
import { api } from "./_generated/api";
const http = httpRouter();
http.route({ path: "/count", method: "POST", handler: httpAction(async (ctx, request) =>
  new Response(String(await ctx.runMutation(api.counts.add, { name: await request.text() })))) });
export default http;`,
  "convex/tally/crons.ts": `import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";
const crons = cronJobs();
crons.interval("tidy", { hours: 1 }, internal.counts.run, { name: "cron", done: "none" });
export default crons;`,
  "convex/app.ts": `${server}
export const add = mutation({ args: { name: v.string() }, handler: async (ctx, args) =>
  [await ctx.runMutation(components.first.counts.add, args), await ctx.runMutation(components.second.counts.add, args)] });
export const read = query({ args: { name: v.string() }, handler: async (ctx, args) =>
  [await ctx.runQuery(components.first.counts.read, args), await ctx.runQuery(components.second.counts.read, args)] });
export const notes = query({ args: {}, handler: async (ctx) => await ctx.runQuery(components.first.counts.notes, {}) });
export const own = query({ args: {}, handler: async (ctx) => (await ctx.db.query("counts").collect()).map(({ note }) => note) });
export const recover = mutation({ args: {}, handler: async (ctx) => {
  await ctx.db.insert("counts", { note: "kept" });
  for (;;) {
    try { await ctx.runMutation(components.first.counts.add, { name: "many" }); }
    catch (error) { return (error as Error).message.split("\\n")[0]; }
  }
} });
export const note = internalMutation({ args: { note: v.string() }, handler: async (ctx, args) => { await ctx.db.insert("counts", args); } });
export const later = mutation({ args: {}, handler: async (ctx) =>
  await ctx.runMutation(components.first.counts.later, { name: "late", done: await createFunctionHandle(internal.app.note) }) });
export const jobs = query({ args: {}, handler: async (ctx) => await ctx.runQuery(components.first.counts.jobs, {}) });
export const ownJobs = query({ args: {}, handler: async (ctx) => (await ctx.db.system.query("_scheduled_functions").collect()).length });
export const schedule = mutation({ args: {}, handler: async (ctx) => {
  await ctx.scheduler.runAfter(0, components.second.counts.add, { name: "scheduled" });
} });
export const about = query({ args: {}, handler: async (ctx) => await ctx.runQuery(components.first.counts.about, {}) });
export const internals = mutation({ args: {}, handler: async (ctx) =>
  await ctx.runMutation((components.first.counts as any).run, { name: "x", done: "" }) });
export const absent = query({ args: {}, handler: async (ctx) => await ctx.runQuery((components as any).third.counts.read, { name: "x" }) });
export const store = action({ args: {}, handler: async (ctx) => await ctx.runAction(components.first.counts.store, {}) });
export const steal = query({ args: { id: v.string() }, handler: async (ctx, { id }) => await ctx.storage.getUrl(id as any) });
export const peek = query({ args: {}, handler: async (ctx) => await ctx.db.query("first/counts" as any).collect() });`,
};

let deployed: DeployedComponents;
beforeAll(async () => {
  deployed = await deployComponents(files);
}, 120_000);
afterAll(() => deployed[Symbol.asyncDispose]());

const call: DeployedComponents["call"] = (path, args) => deployed.call(`app:${path}`, args);

test("each instance has tables of its own and the variables that it was given", async () => {
  expect(await call("add", { name: "a" })).toEqual([2, 1]);
  expect(await call("add", { name: "a" })).toEqual([4, 2]);
  expect(await call("read", { name: "a" })).toEqual([4, 2]);
  expect(await call("own")).toEqual([]);
});

test("a component holds components; what fails in one is undone in all", async () => {
  expect(await call("recover")).toBe("Uncaught Error: full");
  expect(await call("read", { name: "many" })).toEqual([6, null]);
  expect(await call("notes")).toEqual(["a", "a", "many", "many", "many"]);
  expect(await call("own")).toEqual(["kept"]);
});

test("a failure of the whole mutation undoes every component", async () => {
  await call("add", { name: "b" });
  await call("add", { name: "b" });
  await call("add", { name: "b" });
  await expect(call("add", { name: "b" })).rejects.toThrow(
    /Uncaught Error: full\n    at handler \(\.\.\/convex\/tally\/counts\.ts:\d+:\d+\)/,
  );
  expect(await call("read", { name: "b" })).toEqual([6, 3]);
});

test("a component schedules in its own tables and calls the app back through a handle", async () => {
  await call("later");
  const own = await until(
    () => call("own"),
    (notes) => JSON.stringify(notes).includes("late"),
  );
  expect(own).toEqual(["kept", "done late"]);
  expect(await call("read", { name: "late" })).toEqual([2, null]);
  expect(await call("jobs")).toEqual([{ name: "counts.js:run", state: "success" }]);
  expect(await call("ownJobs")).toBe(0);
});

test("the app schedules a component's function", async () => {
  await call("schedule");
  const read = () => call("read", { name: "scheduled" });
  expect(await until(read, (counts) => JSON.stringify(counts) === "[null,1]")).toEqual([null, 1]);
});

test("a component sees no caller and no variables but its own and the platform's", async () => {
  expect(await call("about")).toEqual({
    user: null,
    environment: ["CONVEX_CLOUD_URL", "CONVEX_SITE_URL", "STEP"],
  });
});

test("internal functions of a component, and components that are none, cannot be called", async () => {
  await expect(call("internals")).rejects.toThrow(
    "Could not find function for 'counts:run' in component 'first'.",
  );
  await expect(call("absent")).rejects.toThrow(`Child component "third" of the app not found.`);
});

test("files of a component are its own, and are served", async () => {
  const { id, url } = (await call("store")) as { readonly id: string; readonly url: string };
  expect(await (await fetch(url)).text()).toBe("kept");
  await expect(call("steal", { id })).rejects.toThrow("Invalid storageId");
});

test("the tables of a component cannot be read by their keys", async () => {
  await expect(call("peek")).rejects.toThrow(`Invalid table name "first/counts"`);
});

test("routes of a component are served below its prefix", async () => {
  const { siteUrl } = deployed.deployment;
  const response = await fetch(`${siteUrl}/first/count`, { method: "POST", body: "web" });
  expect([response.status, await response.text()]).toEqual([200, "2"]);
  expect((await fetch(`${siteUrl}/first/other`, { method: "POST" })).status).toBe(404);
  expect((await fetch(`${siteUrl}/count`, { method: "POST" })).status).toBe(404);
});

test("code is generated for the component, typed from what it exports", async () => {
  expect(await deployed.project.read("convex/_generated/api.d.ts")).toContain(
    `first: import("../tally/_generated/component.js").ComponentApi<"first">;`,
  );
  expect(await deployed.project.read("convex/tally/_generated/component.ts")).toMatch(
    /read: FunctionReference<\s*"query",\s*"internal",\s*{ name: string },\s*number \| null,\s*Name\s*>;/,
  );
});

test("the same project is pushed in process, and keeps its data", async () => {
  const { project, deployment } = deployed;
  expect(await deployment.push({ projectDirectory: project.directory })).toEqual({
    status: "pushed",
  });
  expect(await call("read", { name: "a" })).toEqual([4, 2]);
});
