import { type RepairCase, stepError, testFailure } from "./repair-case.fixture.ts";

const cascadeReference = `import { v } from "convex/values";
import { mutation } from "./_generated/server";

export const deleteUserAndDocuments = mutation({
  args: { userId: v.id("users") },
  handler: async (ctx, args) => {
    const user = await ctx.db.get(args.userId);
    if (!user) {
      throw new Error(\`User with ID \${args.userId} not found\`);
    }
    const documents = await ctx.db
      .query("documents")
      .withIndex("by_author", (q) => q.eq("authorId", args.userId))
      .collect();
    await Promise.all(documents.map((document) => ctx.db.delete(document._id)));
    await ctx.db.delete(args.userId);
    return null;
  },
});
`;

const cascadeCandidate = `import { mutation } from "./_generated/server";
import { v } from "convex/values";

export const deleteUserAndDocuments = mutation({
  args: { userId: v.id("users") },
  handler: async (ctx, { userId }) => {
    const documents = await ctx.db
      .query("documents")
      .withIndex("by_author", (q) => q.eq("authorId", userId))
      .collect();
    const owner = await ctx.db.get(userId);

    if (!owner && documents.length === 0) return null;

    for (const doc of documents) {
      await ctx.db.delete(doc._id);
    }
    if (owner) {
      await ctx.db.delete(owner._id);
    }
    return null;
  },
});
`;

const cascadeHelper = `import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { mutation, type MutationCtx } from "./_generated/server";

async function removeDocuments({ db }: MutationCtx, author: Id<"users">) {
  const owned = await db.query("documents").withIndex("by_author", (q) => q.eq("authorId", author)).collect();
  await Promise.all(owned.map(({ _id }) => db.delete(_id)));
  return owned.length;
}

export const deleteUserAndDocuments = mutation({
  args: { userId: v.id("users") },
  returns: v.null(),
  handler: async (ctx, args) => {
    const account = await ctx.db.get(args.userId);
    if (account === null) {
      return null;
    }
    await removeDocuments(ctx, args.userId);
    await ctx.db.delete(args.userId);
    return null;
  },
});
`;

const patchReference = `import { v } from "convex/values";
import { internalMutation, mutation } from "./_generated/server";
import { internal } from "./_generated/api";

export const touch = internalMutation({
  args: { id: v.id("tasks") },
  handler: async (ctx, args) => {
    await ctx.db.patch(args.id, { updatedAt: Date.now() });
  },
});

export const completeTask = mutation({
  args: { id: v.id("tasks"), note: v.string() },
  handler: async (ctx, args) => {
    const task = await ctx.db.get(args.id);
    if (!task) throw new Error("Task not found");
    await ctx.db.patch(args.id, { done: true, note: args.note, completions: task.completions + 1 });
    await ctx.db.insert("events", { taskId: args.id, kind: "completed" });
    await ctx.scheduler.runAfter(1000, internal.tasks.touch, { id: args.id });
    return args.id;
  },
});
`;

const patchCandidate = `import { internal } from "./_generated/api";
import { internalMutation, mutation } from "./_generated/server";
import { v } from "convex/values";

export const completeTask = mutation({
  args: { note: v.string(), id: v.id("tasks") },
  handler: async ({ db, scheduler }, { id, note }) => {
    const existing = await db.get(id);
    if (existing === null) {
      throw new Error("Task not found");
    }

    const completions = existing.completions + 1;
    await db.insert("events", { kind: "completed", taskId: id });
    await db.patch(id, {
      completions,
      done: true,
      note,
    });
    await scheduler.runAfter(1000, internal.tasks.touch, { id });
    return id;
  },
});

export const touch = internalMutation({
  args: { id: v.id("tasks") },
  handler: async ({ db }, { id }) => {
    await db.patch(id, { updatedAt: Date.now() });
  },
});
`;

const taskFile = "convex/tasks.ts";
const base = {
  failedStep: "tests",
  failingTests: [],
  trueLines: 2,
  mostLines: 2,
  mostTrials: 12,
} as const;
const tasks = (change: (text: string) => string) => ({
  candidate: { [taskFile]: change(patchCandidate) },
  reference: { [taskFile]: patchReference },
});
const rejection = testFailure(
  "throws when the user is not found",
  'promise resolved "null" instead of rejecting',
);

/** Faults in functions that write. */
export const mutationCases: readonly RepairCase[] = [
  {
    ...base,
    name: "a return in the place of an error",
    candidate: { "convex/users.ts": cascadeCandidate },
    reference: { "convex/users.ts": cascadeReference },
    diagnostics: [rejection],
    isSound: (code) =>
      /if\(!(owner|user)(&&documents\.length===0)?\)\{?thrownewError\(`UserwithID\$\{(args\.)?userId\}notfound`\)/.test(
        code("convex/users.ts"),
      ),
  },
  {
    ...base,
    name: "a return in the place of an error, where the condition matters too",
    candidate: { "convex/users.ts": cascadeCandidate },
    reference: { "convex/users.ts": cascadeReference },
    diagnostics: [rejection],
    mostTrials: 20,
    isSound: (code) => /if\(!(owner|user)\)\{?thrownewError\(/.test(code("convex/users.ts")),
    mostLines: 3,
  },
  {
    ...base,
    name: "a return in the place of an error, beside a helper",
    candidate: { "convex/users.ts": cascadeHelper },
    reference: { "convex/users.ts": cascadeReference },
    diagnostics: [rejection],
    isSound: (code) =>
      /if\((account===null|!user)\)\{thrownewError\(/.test(code("convex/users.ts")),
  },
  {
    ...base,
    name: "a field that a patch lacks",
    ...tasks((text) => text.replace("      note,\n", "")),
    diagnostics: [testFailure("keeps the note", "expected undefined to be 'well done'")],
    trueLines: 1,
    mostLines: 1,
    isSound: (code) => /patch\((args\.)?id,\{[^}]*note/.test(code(taskFile)),
  },
  {
    ...base,
    name: "a field that an insert has too much",
    ...tasks((text) =>
      text.replace('{ kind: "completed", taskId: id }', '{ kind: "completed", taskId: id, note }'),
    ),
    diagnostics: [
      testFailure(
        "records one event",
        "Object contains extra field `note` that is not in the validator.",
      ),
    ],
    isSound: (code) =>
      /insert\("events",\{[^}]*\}/.exec(code(taskFile))?.[0].includes("note") === false,
  },
  {
    ...base,
    name: "a call that is not awaited",
    ...tasks((text) => text.replace('    await db.insert("events"', '    db.insert("events"')),
    failedStep: "eslint",
    diagnostics: [
      {
        tool: "eslint",
        code: "@typescript-eslint/no-floating-promises",
        severity: "error",
        message: "Promises must be awaited",
        place: { file: taskFile, line: 14, column: 5 },
      },
    ],
    isSound: (code) => /await(ctx\.)?db\.insert\("events"/.test(code(taskFile)),
  },
  {
    ...base,
    name: "an internal function that is public",
    ...tasks((text) =>
      text
        .replace("touch = internalMutation", "touch = mutation")
        .replace("internal.tasks.touch", "api.tasks.touch")
        .replace("import { internal }", "import { api }")
        .replace("import { internalMutation, mutation }", "import { mutation }"),
    ),
    diagnostics: [testFailure("touch is internal", "expected 'public' to be 'internal'")],
    trueLines: 8,
    mostLines: 8,
    mostTrials: 30,
    isSound: (code) =>
      /touch=internalMutation\(/.test(code(taskFile)) &&
      /internal\.tasks\.touch/.test(code(taskFile)) &&
      /import\{[^}]*\binternalMutation\b/.test(code(taskFile)) &&
      /import\{[^}]*\binternal\b[^}]*\}from"\.\/_generated\/api"/.test(code(taskFile)),
  },
  {
    ...base,
    name: "a delay in the wrong unit",
    ...tasks((text) => text.replace("runAfter(1000,", "runAfter(1,")),
    diagnostics: [testFailure("schedules in a second", "expected 1 to be greater than 900")],
    isSound: (code) => code(taskFile).includes("runAfter(1000,"),
  },
  {
    ...base,
    name: "a sum that is one off",
    ...tasks((text) => text.replace("existing.completions + 1", "existing.completions")),
    diagnostics: [testFailure("counts completions", "expected 0 to be 1")],
    isSound: (code) => /completions\+1/.test(code(taskFile)),
  },
  {
    ...base,
    name: "a function that is not there",
    ...tasks((text) =>
      text
        .slice(0, text.indexOf("export const touch"))
        .replace("    await scheduler.runAfter(1000, internal.tasks.touch, { id });\n", ""),
    ),
    failedStep: "deploy",
    diagnostics: [
      stepError("typescript", "TS2339", "Property 'touch' does not exist on the module tasks."),
    ],
    trueLines: 9,
    mostLines: 10,
    isSound: (code) => code(taskFile).includes("exportconsttouch=internalMutation("),
  },
  {
    ...base,
    name: "two faults at once",
    ...tasks((text) => text.replace("      note,\n", "").replace("runAfter(1000,", "runAfter(10,")),
    diagnostics: [testFailure("completes the task", "expected undefined to be 'well done'")],
    trueLines: 3,
    mostLines: 3,
    mostTrials: 40,
    isSound: (code) =>
      /patch\((args\.)?id,\{[^}]*note/.test(code(taskFile)) &&
      code(taskFile).includes("runAfter(1000,"),
  },
];
