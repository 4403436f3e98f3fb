import { expect, test } from "vitest";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import { deployProject, failureOf } from "../deploy-project.fixture.ts";

const tally = {
  "convex/tally/convex.config.ts": `import { defineComponent } from "convex/server";
export default defineComponent("tally");`,
  "convex/tally/counts.ts": `import { mutation, query } from "./_generated/server";
import { v } from "convex/values";
export const bump = mutation({ args: { name: v.string() }, handler: async (ctx, { name }) => { await ctx.db.insert("counts", { name }); } });
export const count = query({ args: {}, handler: async (ctx) => (await ctx.db.query("counts").collect()).length });`,
};

const config = (...uses: readonly string[]): Record<string, string> => ({
  "convex/convex.config.ts": `import { defineApp } from "convex/server";
import tally from "./tally/convex.config";
const app = defineApp();
${uses.join("\n")}
export default app;`,
});

const votes = {
  "convex/votes.ts": `import { components } from "./_generated/api";
import { mutation, query } from "./_generated/server";
import { v } from "convex/values";
export const vote = mutation({ args: { name: v.string() }, handler: async (ctx, args) => {
  await ctx.runMutation(components.tally.counts.bump, args);
  if (args.name === "nobody") throw new Error("no votes for nobody");
} });
export const count = query({ args: {}, handler: async (ctx) => await ctx.runQuery(components.tally.counts.count, {}) });`,
};

test("a project with a component of its own is pushed and runs; failures undo what the component wrote", async () => {
  const files = { ...tally, ...config("app.use(tally);"), ...votes };
  await using deployed = await deployProject(await detectSandbox(), files);
  expect(deployed.pushed).toEqual({ status: "pushed" });
  await deployed.anonymous.mutation("votes:vote", { name: "ann" });
  const failure = await failureOf(deployed.anonymous.mutation("votes:vote", { name: "nobody" }));
  expect(failure).toContain("Uncaught Error: no votes for nobody");
  expect(await deployed.anonymous.query("votes:count")).toBe(1);
});

test.each([
  [
    "two components of one name",
    { ...tally, ...config("app.use(tally);", "app.use(tally);") },
    `Two child components are named "tally".`,
  ],
  [
    "an app that is a component",
    { "convex/convex.config.ts": tally["convex/tally/convex.config.ts"] },
    "The default export of `convex/convex.config.js` must be an app: use `defineApp()`.",
  ],
  [
    "the Node directive in a component",
    {
      ...tally,
      ...config("app.use(tally);"),
      "convex/tally/node.ts": `"use node";\nexport const x = 1;`,
    },
    `"use node" directive is not supported in components. Remove it from the component at: tally.`,
  ],
  [
    "an error in a definition",
    { ...tally, ...config("app.use(tally);", `throw new Error("broken");`) },
    "Failed to analyze convex.config.js: Uncaught Error: broken",
  ],
])("%s is rejected", async (_, files, message) => {
  await using deployed = await deployProject(await detectSandbox(), files);
  expect(deployed.pushed).toMatchObject({ status: "rejected", rejections: [{ message }] });
});
