import { expect, test } from "vitest";
import { parseFiles } from "./parse-files.ts";

const fence = "```";

function file(heading: string, content: string, info = "ts"): string {
  return `${heading}\n\n${fence}${info}\n${content}${fence}\n`;
}

function filesOf(reply: string): unknown {
  const parsed = parseFiles(reply);
  return parsed.status === "parsed" ? parsed.files : parsed;
}

function codesOf(reply: string): readonly string[] {
  const parsed = parseFiles(reply);
  return parsed.status === "rejected"
    ? parsed.diagnostics.map(({ code }) => code)
    : [parsed.status];
}

test("reads each file below its heading and ignores the prose around", () => {
  const reply = `Sure!\n\n# Files\n\nHere they are.\n\n${file("## package.json", "{}\n", "json")}\nNext:\n${file("## convex/index.ts", "export {};\n\nconst a = 1;\n")}\n# Notes\n\n${file("## convex/other.ts", "not read\n")}`;
  expect(parseFiles(reply)).toEqual({
    status: "parsed",
    files: { "package.json": "{}\n", "convex/index.ts": "export {};\n\nconst a = 1;\n" },
    notes: [],
  });
});

test.each([
  "## convex/index.ts",
  "# convex/index.ts",
  "#### convex/index.ts ####",
  "##convex/index.ts",
  "## `convex/index.ts`",
  "## **convex/index.ts**",
  "## **`convex/index.ts`**:",
  "## 1. convex/index.ts",
  "## 2) `convex/index.ts` (new)",
  "## File: convex/index.ts",
  "## ./convex/index.ts",
  "## convex\\index.ts",
  "## convex/index.ts (updated)",
  "**convex/index.ts**",
  "`convex/index.ts`:",
])("recognises the path in the heading %j", (heading) => {
  expect(filesOf(`# Files\n${file(heading, "x\n")}`)).toEqual({ "convex/index.ts": "x\n" });
});

test.each(["# Files", "## Files:", "### **Files**", "# `files`", "#Files", "# FILES #"])(
  "recognises the heading %j",
  (heading) => {
    expect(filesOf(`${heading}\n${file("## a.ts", "x\n")}`)).toEqual({ "a.ts": "x\n" });
  },
);

test("an outline with the same heading before the files does no harm", () => {
  const reply = `## Files\n- a.ts\n\n# Files\n${file("## a.ts", "x\n")}`;
  expect(filesOf(reply)).toEqual({ "a.ts": "x\n" });
});

test("an underscore that Markdown escapes is one", () => {
  expect(filesOf(`# Files\n${file("## convex/run\\_it.ts", "x\n")}`)).toEqual({
    "convex/run_it.ts": "x\n",
  });
});

test("lines may end with CRLF", () => {
  const reply = `# Files\n${file("## a.ts", "one\ntwo\n")}`.replaceAll("\n", "\r\n");
  expect(filesOf(reply)).toEqual({ "a.ts": "one\ntwo\n" });
});

test.each([
  ["a block inside a block", `# Use\n${fence}bash\nnpm test\n${fence}\nDone.\n`],
  ["two blocks inside a block", `${fence}ts\na\n${fence}\n${fence}js\nb\n${fence}\n`],
  ["headings that look like files", "# Files\n## b.ts\n"],
  ["nothing", ""],
  ["tildes", "~~~\ntext\n~~~\n"],
])("a file may hold %s", (_, content) => {
  const reply = `# Files\n${file("## README.md", content, "md")}${file("## b.ts", "b\n")}`;
  expect(filesOf(reply)).toEqual({ "README.md": content, "b.ts": "b\n" });
});

test("a longer or other fence may hold any shorter one", () => {
  const content = `${fence}\nplain\n${fence}\n${fence}ts\n`;
  for (const outer of ["````", "~~~", "~~~~~"]) {
    const reply = `# Files\n## a.md\n${outer}md\n${content}${outer}\n${file("## b.ts", "b\n")}`;
    expect(filesOf(reply)).toEqual({ "a.md": content, "b.ts": "b\n" });
  }
});

test("a single fence with a language inside a block is content where nothing closes it", () => {
  const content = `const text = \`\n${fence}ts\n\`;\n`;
  expect(filesOf(`# Files\n${file("## a.ts", content)}`)).toEqual({ "a.ts": content });
});

test("the indentation of a fence in a list is not part of the file", () => {
  const reply = `# Files\n- \`a.ts\`\n## a.ts\n   ${fence}ts\n   if (x) {\n     y;\n   }\n   ${fence}\n`;
  expect(filesOf(reply)).toEqual({ "a.ts": "if (x) {\n  y;\n}\n" });
});

test("only the first block of a heading, and the first of two equal headings, counts", () => {
  const reply = `# Files\n${file("## a.ts", "first\n")}Or so:\n${fence}ts\nsecond\n${fence}\n${file("## ./a.ts", "third\n")}## b.ts\n`;
  expect(parseFiles(reply)).toEqual({
    status: "parsed",
    files: { "a.ts": "first\n" },
    notes: [
      'The heading "b.ts" has no block below it.',
      'The reply holds "a.ts" more than once; the first counts.',
    ],
  });
});

test("a reply that ends inside a block is truncated, wherever it is cut", () => {
  const whole = `# Files\n${file("## a.ts", "export const a = 1;\n")}${file("## b.ts", "export const b = 2;\n")}`;
  const statuses = Array.from({ length: whole.length }, (_, end) => {
    const parsed = parseFiles(whole.slice(0, end));
    return parsed.status === "parsed" ? parsed.files : parsed.status;
  });
  const complete = { "a.ts": "export const a = 1;\n" };
  const allowed = (status: unknown) =>
    status === "truncated" ||
    status === "rejected" ||
    JSON.stringify(status) === JSON.stringify(complete);
  const whereOther = statuses.flatMap((status, end) => (allowed(status) ? [] : [[end, status]]));
  // The last cut loses the final line feed alone.
  expect(whereOther).toEqual([
    [whole.length - 1, { ...complete, "b.ts": "export const b = 2;\n" }],
  ]);
  expect(statuses.filter((status) => status === "truncated").length).toBeGreaterThan(40);
});

test("a last block without an end ends with a reply that the model ended", () => {
  const whole = `# Files\n${file("## a.ts", "export const a = 1;\n")}## b.ts\n\n${fence}ts\nexport const b = 2;`;
  expect(parseFiles(whole).status).toBe("truncated");
  expect(parseFiles(whole, { isComplete: true })).toEqual({
    status: "parsed",
    files: { "a.ts": "export const a = 1;\n", "b.ts": "export const b = 2;\n" },
    notes: ["The last block does not end; it was read to the end of the reply."],
  });
});

test.each([
  ["no heading Files", file("## a.ts", "x\n"), "NoFilesSection"],
  ["the heading Files inside a block only", `${fence}\n# Files\n${fence}\n`, "NoFilesSection"],
  ["an empty reply", "", "NoFilesSection"],
  ["no file", "# Files\n\nI cannot.\n", "NoFiles"],
])("a reply with %s is rejected", (_, reply, code) => {
  expect(codesOf(reply)).toEqual([code]);
});

test.each([
  ["/etc/passwd", "PathOutsideProject"],
  ["~/.ssh/authorized_keys", "PathOutsideProject"],
  ["../secret.ts", "PathOutsideProject"],
  ["convex/../../secret.ts", "PathOutsideProject"],
  ["..\\..\\secret.ts", "PathOutsideProject"],
  ["C:\\Windows\\x.ts", "PathOutsideProject"],
  ["c:/x.ts", "PathOutsideProject"],
  ["\\\\server\\share\\x.ts", "PathOutsideProject"],
  ["convex/a\0.ts", "InvalidPath"],
  ["convex/a.ts:stream", "InvalidPath"],
  ["convex/a?.ts", "InvalidPath"],
  ["convex/", "InvalidPath"],
  ["convex/a.ts.", "InvalidPath"],
  [`convex/${"a".repeat(200)}.ts`, "InvalidPath"],
  ["convex/_generated/api.d.ts", "RefusedGeneratedFile"],
  ["convex/_Generated/api.d.ts", "RefusedGeneratedFile"],
  ["node_modules/convex/index.js", "RefusedControlFile"],
  ["src/Node_Modules/x.js", "RefusedControlFile"],
  [".npmrc", "RefusedControlFile"],
  ["convex/.npmrc", "RefusedControlFile"],
  [".env", "RefusedControlFile"],
  [".env.local", "RefusedControlFile"],
  [".git/hooks/pre-commit", "RefusedControlFile"],
  [".NPMRC", "RefusedControlFile"],
  ["pnpm-workspace.yaml", "RefusedControlFile"],
])("refuses %j as %s and names it", (path, code) => {
  const parsed = parseFiles(
    `# Files\n${file("## a.ts", "fine\n")}${file(`## \`${path}\``, "x\n")}`,
  );
  if (parsed.status !== "rejected") throw new Error(`was ${parsed.status}`);
  expect(parsed.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  expect(parsed.diagnostics[0]?.message).toContain(JSON.stringify(path));
});

test("everything that is refused is named, in order", () => {
  const reply = `# Files\n${file("## ../a.ts", "x\n")}${file("## .npmrc", "x\n")}`;
  expect(codesOf(reply)).toEqual(["PathOutsideProject", "RefusedControlFile"]);
});

test("harmless dot files are files", () => {
  expect(filesOf(`# Files\n${file("## .gitignore", "node_modules\n", "")}`)).toEqual({
    ".gitignore": "node_modules\n",
  });
});

test("a path cannot be a file and a folder", () => {
  expect(
    codesOf(`# Files\n${file("## convex/a.ts", "x\n")}${file("## convex/a.ts/b.ts", "x\n")}`),
  ).toEqual(["InvalidPath"]);
});

test("an enormous reply is rejected", () => {
  const many = Array.from({ length: 201 }, (_, index) =>
    file(`## convex/f${index}.ts`, "x\n"),
  ).join("");
  expect(codesOf(`# Files\n${many}`)).toEqual(["TooLarge"]);
  expect(codesOf(`# Files\n${file("## a.ts", `${"x".repeat(2_000_001)}\n`)}`)).toEqual([
    "TooLarge",
  ]);
});

test("no reply made of odd pieces lets a path out of the project or breaks the parser", () => {
  const pieces = [
    "# Files\n",
    "## a.ts\n",
    "## ../x.ts\n",
    `${fence}\n`,
    `${fence}ts\n`,
    "````\n",
    "~~~\n",
    "text\n",
    "\r\n",
    "# Notes\n",
    "`.env`\n",
    "## b/../../c.ts\n",
  ];
  const next = pseudoRandom(7);
  const outcomes = new Set<string>();
  for (let round = 0; round < 3000; round += 1) {
    const reply = Array.from(
      { length: 2 + (next() % 14) },
      () => pieces[next() % pieces.length],
    ).join("");
    const parsed = parseFiles(reply);
    outcomes.add(
      parsed.status === "parsed"
        ? `files: ${Object.keys(parsed.files).join()}`
        : codesOf(reply).join(),
    );
  }
  expect([...outcomes].filter((outcome) => outcome.startsWith("files"))).toEqual(["files: a.ts"]);
  expect(outcomes.has("")).toBe(false);
});

test.each([
  ["fences that never balance", `# Files\n${`${fence}a\n${fence}b\n${fence}\n`.repeat(100_000)}`],
  ["long lines of blanks", `# Files\n## ${" ".repeat(400_000)}x\n**${" ".repeat(400_000)}\n`],
  [
    "long lines of marks",
    `# Files\n${"`".repeat(400_000)}x${"`".repeat(9)}\n${"#".repeat(400_000)}\n`,
  ],
])("a hostile reply with %s is read in no time", (_, reply) => {
  const start = performance.now();
  parseFiles(reply);
  expect(performance.now() - start).toBeLessThan(5000);
});

/** Mulberry32: 32-bit whole numbers, the same ones for a seed. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
