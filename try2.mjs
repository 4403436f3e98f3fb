import { startDeployment } from "/work/wt/push/src/backend/start-deployment.ts";
import { detectSandbox } from "/work/wt/push/src/sandbox/detect-sandbox.ts";
import { createCliProject } from "/work/wt/push/test/conformance/cli-project.ts";
const names = ["agent","aggregate","presence","rate-limiter","workpool"];
const files = {
 "convex/convex.config.ts": `import { defineApp } from "convex/server"; import { v } from "convex/values";
${names.map((n,i)=>`import c${i} from "@convex-dev/${n}/convex.config.js";`).join("\n")}
import tally from "./tally/convex.config";
const app = defineApp({ env: { GREETING: v.optional(v.string()) } });
${names.map((n,i)=>`app.use(c${i});`).join("\n")}
app.use(tally, { name: "first", env: { STEP: "2" } });
app.use(tally, { name: "second", env: { STEP: app.env.GREETING } });
export default app;`,
 "convex/tally/convex.config.ts": `import { defineComponent } from "convex/server"; import { v } from "convex/values";
export default defineComponent("tally", { env: { STEP: v.optional(v.string()) } });`,
 "convex/tally/schema.ts": `import { defineSchema, defineTable } from "convex/server"; import { v } from "convex/values";
export default defineSchema({ counts: defineTable({ name: v.string(), value: v.number() }).index("by_name", ["name"]) });`,
 "convex/tally/counts.ts": `import { query, mutation } from "./_generated/server"; import { v } from "convex/values";
export const add = mutation({ args: { name: v.string() }, returns: v.number(), handler: async (ctx, { name }) => {
  const found = await ctx.db.query("counts").withIndex("by_name", (q) => q.eq("name", name)).unique();
  const value = (found?.value ?? 0) + Number(process.env.STEP ?? 1);
  if (found) await ctx.db.patch(found._id, { value }); else await ctx.db.insert("counts", { name, value });
  if (value > 5) throw new Error("full");
  return value;
} });
export const read = query({ args: { name: v.string() }, handler: async (ctx, { name }) =>
  (await ctx.db.query("counts").withIndex("by_name", (q) => q.eq("name", name)).unique())?.value ?? null });`,
 "convex/app.ts": `import { query, mutation } from "./_generated/server"; import { components } from "./_generated/api"; import { v } from "convex/values";
export const add = mutation({ args: { name: v.string() }, handler: async (ctx, { name }) => [await ctx.runMutation(components.first.counts.add, { name }), await ctx.runMutation(components.second.counts.add, { name })] });
export const read = query({ args: { name: v.string() }, handler: async (ctx, { name }) => [await ctx.runQuery(components.first.counts.read, { name }), await ctx.runQuery(components.second.counts.read, { name }), await ctx.db.query("counts").collect()] });`,
};
import { ConvexHttpClient } from "convex/browser"; import { anyApi } from "convex/server";
const dep = await startDeployment({ sandbox: await detectSandbox() });
for (const client of ["convex"]) {
  const p = await createCliProject(client, files, [...names.map((n) => "@convex-dev/" + n), "convex-helpers", "ai", "@ai-sdk/provider", "@ai-sdk/provider-utils","react","zod"]);
  console.log(await p.run(dep, "dev", "--once"));
  console.log((await p.read("convex/_generated/api.d.ts")).slice(-3000));
  console.log((await p.read("convex/_generated/server.d.ts")).slice(600,1200));
  const c = new ConvexHttpClient(dep.url);
  console.log(await c.mutation(anyApi.app.add, {name: "x"}).catch(e=>e));
  console.log(await c.mutation(anyApi.app.add, {name: "x"}).catch(e=>e));
  console.log(await c.mutation(anyApi.app.add, {name: "x"}).catch(e=>e.message));
  console.log(await c.query(anyApi.app.read, {name: "x"}).catch(e=>e));
  console.time("inprocess");
  console.log(await dep.push({ projectDirectory: p.directory }));
  console.timeEnd("inprocess");
  console.log(await c.query(anyApi.app.read, {name: "x"}).catch(e=>e));
  await p[Symbol.asyncDispose]();
}
console.log(dep.internalError());
await dep[Symbol.asyncDispose]();
