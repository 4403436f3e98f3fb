import { type RepairCase, stepError, testFailure, typeError } from "./repair-case.fixture.ts";

const file = "convex/shelves.ts";

const reference = `import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const relabel = mutation({
  args: { shelf: v.id("shelves"), label: v.string() },
  handler: async (ctx, args) => {
    const shelf = await ctx.db.get(args.shelf);
    if (shelf === null) throw new Error("Shelf not found");
    await ctx.db.patch(args.shelf, { tag: { ...shelf.tag, label: args.label } });
  },
});

export const volumes = query({
  args: { shelf: v.id("shelves") },
  handler: async (ctx, args) => {
    const books = await ctx.db
      .query("books")
      .withIndex("by_shelf", (q) => q.eq("shelf", args.shelf))
      .collect();
    return await Promise.all(
      books.map(async (book) => {
        const author = await ctx.db.get(book.author);
        if (author === null) throw new Error("Author not found");
        return { title: book.title, author: author.name };
      }),
    );
  },
});

export const years = query({
  args: { after: v.number() },
  handler: async (ctx, args) => {
    return await ctx.db
      .query("years")
      .withIndex("by_year", (q) => q.gt("year", args.after))
      .collect();
  },
});
`;

const candidate = `import { v } from "convex/values";
import { mutation, query, type QueryCtx } from "./_generated/server";
import type { Doc } from "./_generated/dataModel";

async function credited(ctx: QueryCtx, volume: Doc<"books">) {
  const writer = await ctx.db.get(volume.author);
  if (writer === null) {
    throw new Error(\`The author \${volume.author} was not found\`);
  }
  return { title: volume.title, author: writer.name };
}

export const relabel = mutation({
  args: { shelf: v.id("shelves"), label: v.string() },
  handler: async (ctx, { shelf, label }) => {
    const found = await ctx.db.get(shelf);
    if (!found) {
      throw new Error("No shelf: not found");
    }
    await ctx.db.patch(shelf, {
      tag: { ...found.tag, label },
    });
  },
});

export const volumes = query({
  args: { shelf: v.id("shelves") },
  handler: async (ctx, { shelf }) => {
    const credits = [];
    const found = await ctx.db.query("books").withIndex("by_shelf", (q) => q.eq("shelf", shelf)).collect();
    for (const volume of found) {
      credits.push(await credited(ctx, volume));
    }
    return credits;
  },
});

export const years = query({
  args: { after: v.number() },
  handler: async (ctx, { after }) => {
    const later = ctx.db.query("years").withIndex("by_year", (q) => (after < 0 ? q : q.gt("year", after)));
    return await later.collect();
  },
});
`;

const base = {
  reference: { [file]: reference },
  failedStep: "tests",
  failingTests: [],
  trueLines: 2,
  mostLines: 4,
  mostTrials: 20,
} as const;

function changed(change: (text: string) => string): { candidate: Record<string, string> } {
  const text = change(candidate);
  if (text === candidate) throw new Error("nothing was changed");
  return { candidate: { [file]: text } };
}

/** Faults in code that is put together in another way than the reference. */
export const structureCases: readonly RepairCase[] = [
  {
    ...base,
    name: "a spread that overrides what it should not",
    ...changed((text) => text.replace("{ ...found.tag, label }", "{ label, ...found.tag }")),
    diagnostics: [testFailure("relabels", "expected 'old' to be 'new'")],
    isSound: (code) => /\{\.\.\.\w+\.tag,label/.test(code(file)),
  },
  {
    ...base,
    name: "a return in the place of an error, in a helper that the reference lacks",
    ...changed((text) =>
      text.replace("throw new Error(`The author ${volume.author} was not found`);", "return null;"),
    ),
    diagnostics: [testFailure("needs authors", 'promise resolved "[ null ]" instead of rejecting')],
    isSound: (code) => /(writer|author)===null\)\{?thrownewError\(/.test(code(file)),
  },
  {
    ...base,
    name: "a bound behind a condition that the reference lacks",
    ...changed((text) => text.replace('q.gt("year"', 'q.gte("year"')),
    diagnostics: [testFailure("lists later years", "expected [ 1, 2 ] to deeply equal [ 2 ]")],
    isSound: (code) => code(file).includes('q.gt("year"'),
  },
  {
    ...base,
    name: "a cast to any",
    ...changed((text) => text.replace("ctx.db.patch(shelf, {", "ctx.db.patch(shelf as any, {")),
    failedStep: "eslint",
    diagnostics: [
      {
        ...stepError("eslint", "@typescript-eslint/no-explicit-any", "Unexpected any."),
        place: { file, line: 20, column: 33 },
      },
    ],
    isSound: (code) => !code(file).includes("asany"),
  },
  {
    ...base,
    name: "a property that the compiler misses, whose value is at hand",
    ...changed((text) => text.replace("{ ...found.tag, label }", "tagOf({ old: found.tag })")),
    failedStep: "deploy",
    diagnostics: [
      typeError("TS2345", "Argument is not assignable. Property 'label' is missing in type", {
        file,
        line: 21,
      }),
    ],
    isSound: (code) => /tagOf\(\{label,old|\.\.\.shelf\.tag,label/.test(code(file)),
  },
  {
    ...base,
    name: "a guard the wrong way round, of another form than the reference's",
    ...changed((text) =>
      text.replace(
        "const later = ctx.db",
        'if (after >= 0) throw new Error("That is no year");\n    const later = ctx.db',
      ),
    ),
    diagnostics: [testFailure("lists later years", "Error: That is no year")],
    isSound: (code) =>
      !code(file).includes("Thatisnoyear") || code(file).includes("if(!(after>=0))throw"),
  },
  {
    ...base,
    name: "a constant whose literals are widened",
    ...changed((text) =>
      text.replace(
        "const later = ctx.db",
        'const order = ["asc"];\n    put(order[0]);\n    const later = ctx.db',
      ),
    ),
    failedStep: "deploy",
    diagnostics: [
      typeError("TS2345", "Type 'string' is not assignable to type '\"asc\" | \"desc\"'.", {
        file,
        line: 42,
      }),
    ],
    isSound: (code) => !/\["asc"\];/.test(code(file)),
  },
  {
    ...base,
    name: "a loop that awaits nothing",
    ...changed((text) =>
      text
        .replace("for (const volume of found) {", "found.forEach(async (volume) => {")
        .replace("volume));\n    }", "volume));\n    });"),
    ),
    failedStep: "eslint",
    diagnostics: [
      stepError("eslint", "@typescript-eslint/no-misused-promises", "Promise returned."),
    ],
    trueLines: 4,
    isSound: (code) =>
      !code(file).includes("forEach(") && /await(credited|Promise\.all)\(/.test(code(file)),
  },
];
