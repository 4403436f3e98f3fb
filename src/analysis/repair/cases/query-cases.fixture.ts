import { type RepairCase, testFailure } from "./repair-case.fixture.ts";

const pageReference = `import { v } from "convex/values";
import { paginationOptsValidator } from "convex/server";
import { query } from "./_generated/server";

export const paginatePosts = query({
  args: { paginationOpts: paginationOptsValidator },
  returns: v.object({
    page: v.array(
      v.object({
        _id: v.id("posts"),
        _creationTime: v.number(),
        title: v.string(),
      }),
    ),
    isDone: v.boolean(),
    continueCursor: v.string(),
    splitCursor: v.optional(v.union(v.string(), v.null())),
    pageStatus: v.optional(
      v.union(v.literal("SplitRecommended"), v.literal("SplitRequired"), v.null()),
    ),
  }),
  handler: async (ctx, args) => {
    return await ctx.db.query("posts").order("desc").paginate(args.paginationOpts);
  },
});
`;

const pageBehindConstant = `import { query } from "./_generated/server";
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";

const post = v.object({ title: v.string(), _id: v.id("posts"), _creationTime: v.number() });

const postPage = v.object({
  isDone: v.boolean(),
  continueCursor: v.union(v.string(), v.null()),
  page: v.array(post),
});

export const paginatePosts = query({
  args: { paginationOpts: paginationOptsValidator },
  returns: postPage,
  handler: ({ db }, { paginationOpts }) => db.query("posts").order("desc").paginate(paginationOpts),
});
`;

const pageInline = `import { v } from 'convex/values'
import { query } from './_generated/server'
import { paginationOptsValidator } from 'convex/server'

export const paginatePosts = query({
  args: { paginationOpts: paginationOptsValidator },
  returns: v.object({
    page: v.array(v.object({ _id: v.id('posts'), _creationTime: v.number(), title: v.string() })),
    continueCursor: v.string(),
    isDone: v.boolean()
  }),
  handler: async (ctx, { paginationOpts }) => {
    const posts = ctx.db.query('posts').order('desc')
    const result = await posts.paginate(paginationOpts)
    return result
  },
})
`;

const withoutReturns = pageReference.replace(/ {2}returns: v\.object\([^]*?\n {2}\}\),\n/, "");

const feedReference = `import { v } from "convex/values";
import { query } from "./_generated/server";

export const recentScores = query({
  args: { player: v.string(), least: v.number() },
  handler: async (ctx, args) => {
    const scores = await ctx.db
      .query("scores")
      .withIndex("by_player", (q) => q.eq("player", args.player).gte("points", args.least))
      .order("desc")
      .take(10);
    return scores.map((score) => ({ id: score._id, points: score.points }));
  },
});
`;

const feedCandidate = `import { query } from "./_generated/server";
import { v } from "convex/values";

export const recentScores = query({
  args: {
    least: v.number(),
    player: v.string(),
  },
  handler: async ({ db }, { player, least }) => {
    const entries = db
      .query("scores")
      .withIndex("by_player", (range) => range.eq("player", player).gte("points", least));
    const top = await entries.order("desc").take(10);
    const result = [];
    for (const { _id, points } of top) {
      result.push({ id: _id, points });
    }
    return result;
  },
});
`;

const feedOneChain = `import { query } from "./_generated/server";
import { v } from "convex/values";

export const recentScores = query({
  args: { player: v.string(), least: v.number() },
  handler: async (ctx, { least, player }) => {
    const best = await ctx.db
      .query("scores")
      .withIndex("by_player", (q) => q.eq("player", player).gte("points", least))
      .take(10);
    return best.map(({ _id, points }) => ({ id: _id, points }));
  },
});
`;

const pageMessage =
  "ReturnsValidationError: Object contains extra field `pageStatus` that is not in the validator.";
const base = {
  failedStep: "tests",
  failingTests: [],
  trueLines: 2,
  mostLines: 2,
  mostTrials: 12,
} as const;

/** Faults in queries. */
export const queryCases: readonly RepairCase[] = [
  {
    ...base,
    name: "two fields that a result validator behind a constant lacks",
    candidate: { "convex/posts.ts": pageBehindConstant },
    reference: { "convex/posts.ts": pageReference },
    diagnostics: [testFailure("pages through all posts", pageMessage)],
    failingTests: ["pages through all posts", "an empty table gives an empty page"],
    mostLines: 4,
    isSound: (code) => {
      const validator = code("convex/posts.ts").slice(
        0,
        code("convex/posts.ts").indexOf("handler:"),
      );
      return (
        validator.includes("splitCursor:v.optional(") &&
        validator.includes("pageStatus:v.optional(")
      );
    },
  },
  {
    ...base,
    name: "two fields that an inline result validator lacks",
    candidate: { "convex/posts.ts": pageInline },
    reference: { "convex/posts.ts": pageReference },
    diagnostics: [testFailure("pages through all posts", pageMessage)],
    mostLines: 6,
    isSound: (code) =>
      code("convex/posts.ts").includes("splitCursor:v.optional(") &&
      code("convex/posts.ts").includes("pageStatus:v.optional("),
  },
  {
    ...base,
    name: "a result validator that must not be there",
    candidate: { "convex/posts.ts": pageInline },
    reference: { "convex/posts.ts": withoutReturns },
    diagnostics: [
      testFailure(
        "function spec equals the reference's",
        'expected { args: …, returns: { type: "object" } } to deeply equal { args: …, returns: { type: "any" } }',
      ),
    ],
    trueLines: 5,
    mostLines: 5,
    isSound: (code) => !code("convex/posts.ts").includes("returns:"),
  },
  {
    ...base,
    name: "an exclusive bound",
    candidate: { "convex/scores.ts": feedCandidate.replace(".gte(", ".gt(") },
    reference: { "convex/scores.ts": feedReference },
    diagnostics: [
      testFailure("includes the least score", "expected [ 30, 20 ] to deeply equal [ 30, 20, 10 ]"),
    ],
    isSound: (code) => /\.gte\("points",(args\.)?least\)/.test(code("convex/scores.ts")),
  },
  {
    ...base,
    name: "an order that is missing in a chain over several lines",
    candidate: { "convex/scores.ts": feedOneChain },
    reference: { "convex/scores.ts": feedReference },
    diagnostics: [testFailure("newest first", "expected [ 10, 20 ] to deeply equal [ 20, 10 ]")],
    trueLines: 1,
    mostLines: 1,
    isSound: (code) => /\)\)\.order\("desc"\)\.take\(10\)/.test(code("convex/scores.ts")),
  },
  {
    ...base,
    name: "an order that is missing in a chain behind a variable",
    candidate: { "convex/scores.ts": feedCandidate.replace('.order("desc").take', ".take") },
    reference: { "convex/scores.ts": feedReference },
    diagnostics: [testFailure("newest first", "expected [ 10, 20 ] to deeply equal [ 20, 10 ]")],
    isSound: (code) =>
      /\.order\("desc"\)[^;]*/.test(code("convex/scores.ts")) &&
      /entries\.(order\("desc"\)\.)?take|q\.eq/.test(code("convex/scores.ts")),
  },
  {
    ...base,
    name: "a limit that is one too low",
    candidate: { "convex/scores.ts": feedCandidate.replace("take(10)", "take(9)") },
    reference: { "convex/scores.ts": feedReference },
    diagnostics: [
      testFailure("returns ten scores", "expected [ …(9) ] to have a length of 10 but got 9"),
    ],
    isSound: (code) => code("convex/scores.ts").includes("take(10)"),
  },
  {
    ...base,
    name: "all documents where a part is wanted",
    candidate: {
      "convex/scores.ts": feedOneChain.replace(
        "      .take(10);",
        '      .order("desc")\n      .collect();',
      ),
    },
    reference: { "convex/scores.ts": feedReference },
    diagnostics: [
      testFailure("returns ten scores", "expected [ …(12) ] to have a length of 10 but got 12"),
    ],
    isSound: (code) => code("convex/scores.ts").includes("take(10)"),
  },
  {
    ...base,
    name: "a function under another name",
    candidate: {
      "convex/scores.ts": feedOneChain
        .replace("      .take", '      .order("desc")\n      .take')
        .replace("recentScores", "getRecentScores"),
    },
    reference: { "convex/scores.ts": feedReference },
    diagnostics: [
      testFailure(
        "newest first",
        "Could not find public function for 'scores:recentScores'. Did you forget to run `npx convex dev`?",
      ),
    ],
    isSound: (code) => code("convex/scores.ts").includes("exportconstrecentScores="),
  },
  {
    ...base,
    name: "a module under another name",
    candidate: { "convex/score.ts": feedCandidate },
    reference: { "convex/scores.ts": feedReference },
    diagnostics: [
      testFailure(
        "newest first",
        "Could not find public function for 'scores:recentScores'. Did you forget to run `npx convex dev`?",
      ),
    ],
    trueLines: 42,
    mostLines: 42,
    isSound: (code) => code("convex/scores.ts").includes("exportconstrecentScores="),
  },
];
