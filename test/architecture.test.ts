import { globSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  emptyNames,
  moduleState,
  namesWithin,
  ownCode,
  unexplainedCasts,
} from "./architecture/house-rules.ts";
import { importCycles, importViolations } from "./architecture/layers.ts";
import type { Architecture } from "./architecture/layers.ts";
import { isTestCode, parseSource, readSources } from "./architecture/source-file.ts";

const pure = ["domain", "lib"];
const atServer = ["runner", "analysis", "sources", "suite", "store", "queue", "stats", ...pure];
const foundations = ["sandbox", "backend", "llm", "suite", "store", "queue", "config", "sources"];
const uses = ["generation", "grading", "health", "runner", "analysis"];
const capabilities = [...foundations, ...uses, "stats", ...pure];
const outside = ["public", "wiring", "analysis", "health", "stats", ...pure];

/** Who may import what of ours. What is not listed is forbidden. */
const architecture: Architecture = {
  rules: {
    lib: { layers: [] },
    domain: { layers: [] },
    stats: { layers: [] },
    sandbox: { layers: ["lib"] },
    backend: { layers: ["lib"], interfacesOf: ["sandbox"] },
    llm: { layers: pure },
    suite: { layers: pure },
    store: { layers: pure },
    queue: { layers: pure },
    config: { layers: pure },
    sources: { layers: ["suite", ...pure] },
    generation: { layers: ["llm", "suite", ...pure], interfacesOf: ["sandbox"] },
    // Graders of any suite are handed the public module by its path.
    grading: {
      layers: ["sandbox", "backend", "suite", ...pure],
      interfacesOf: ["store", "public"],
    },
    health: { layers: ["grading", "suite", "stats", ...pure] },
    grader: { layers: pure, interfacesOf: ["sandbox", "backend"] },
    testing: { layers: ["llm", ...pure] },
    runner: {
      layers: ["generation", "grading", "suite", ...pure],
      interfacesOf: ["llm", "store", "queue"],
    },
    analysis: { layers: ["grading", "suite", "stats", ...pure], interfacesOf: ["store", "llm"] },
    server: { layers: atServer },
    mcp: { layers: atServer },
    // Implements the port through which the commands do their work.
    wiring: { layers: capabilities },
    cli: { layers: ["wiring", "server", "mcp", "health", "config", ...atServer] },
    public: { layers: ["wiring", "server", "mcp", "cli", "grader", "testing", ...capabilities] },
    // Reads recorded replies as a run would.
    faultlab: { layers: ["generation", ...outside] },
    // Measures the parts themselves, and grades hostile candidates by the same code as the tests.
    bench: { layers: ["public", "wiring", "test", ...capabilities] },
    viewer: { layers: ["domain", "stats"], interfacesOf: ["server"] },
  },
  interfaces: {
    sandbox: ["sandbox", "limits", "parent-channel", "folder-program"].map(
      (name) => `src/sandbox/${name}.ts`,
    ),
    backend: ["src/backend/deployment.ts"],
    store: ["src/store/result-store.ts"],
    llm: ["src/llm/language-model.ts"],
    queue: ["src/queue/job-queue.ts"],
    server: ["src/server/api-types.ts"],
    cli: ["src/cli/workbench.ts"],
    public: ["src/public/grader.ts"],
  },
  withoutNode: ["domain", "stats"],
  graderModules: /^faultline\/grader$/u,
};

const grader = "suites/any/evals/000-group/000-sample/grader.test.ts";
const product = readSources("src/**/*.ts");
const productCode = product.filter((file) => !isTestCode(file.path));
const root = fileURLToPath(new URL("..", import.meta.url));
const evalNames = [
  ...globSync("suites/*/evals/*", { cwd: root }),
  ...globSync("suites/*/evals/*/*", { cwd: root }),
].map((folder) => basename(folder));

describe("the repository", () => {
  test("imports only what the table allows", () => {
    const files = [
      ...product,
      ...readSources(
        "{bench,faultlab}/**/*.ts",
        "viewer/**/*.{ts,tsx}",
        "suites/*/evals/*/*/grader.test.ts",
      ),
    ];
    expect(files.length).toBeGreaterThan(50);
    expect(importViolations(files, architecture)).toEqual([]);
  });

  test("has no import cycles", () => {
    expect(importCycles(product)).toEqual([]);
  });

  test("has a row in the table for every folder of src", () => {
    const folders = globSync("*/", { cwd: `${root}/src` }).map((folder) => basename(folder));
    expect(folders.filter((folder) => !(folder in architecture.rules))).toEqual([]);
  });

  test("re-exports only in the public folder", () => {
    const files = readSources("src/public/*.ts");
    expect(files.flatMap((file) => ownCode(file))).toEqual([]);
  });

  test("names no eval in its product code", () => {
    expect(evalNames.length).toBeGreaterThanOrEqual(12);
    expect(productCode.flatMap((file) => namesWithin(file, evalNames))).toEqual([]);
  });

  test("gives the reason of every cast on its line", () => {
    expect(productCode.flatMap((file) => unexplainedCasts(file))).toEqual([]);
  });

  test("keeps no state in modules that others import", () => {
    const entries = productCode.filter((file) => /\bmain\.ts$/u.test(file.path));
    const imported = productCode.flatMap((file) =>
      file.references.filter(({ kind }) => kind === "import").map(({ target }) => target),
    );
    expect(entries.filter((file) => imported.includes(file.path))).toEqual([]);
    expect(
      productCode.filter((file) => !entries.includes(file)).flatMap((file) => moduleState(file)),
    ).toEqual([]);
  });

  test("names files after concepts", () => {
    expect(emptyNames(product.map((file) => file.path))).toEqual([]);
  });
});

describe("a planted violation is found:", () => {
  const violations = (path: string, text: string) =>
    importViolations([parseSource(path, text)], architecture);
  const source = (text: string) => parseSource("src/analysis/sample.ts", text);

  test.each([
    ["a layer that is not listed", "src/store/a.ts", `import { x } from "../llm/providers.ts";`],
    ["a type import", "src/domain/a.ts", `import type { X } from "../lib/x.ts";`],
    ["a re-export", "src/runner/a.ts", `export * from "../sandbox/sandbox.ts";`],
    ["a dynamic import", "src/runner/a.ts", `await import("../cli/main.ts");`],
    ["an import in a type", "src/lib/a.ts", `type X = import("../domain/run.ts").Run;`],
    ["a started process", "src/lib/a.ts", `modulePath(import.meta.url, "../grading/worker");`],
    ["more than an interface", "src/grading/a.ts", `import "../store/sqlite-store.ts";`],
    ["wiring, from a capability", "src/analysis/a.ts", `import "../wiring/open-workbench.ts";`],
    ["public, from inside", "src/server/a.ts", `import "../public/index.ts";`],
    ["test code, from the product", "src/lib/a.ts", `import "./a.contract.ts";`],
    ["files outside src", "src/cli/a.ts", `import "../../test/runner.ts";`],
    ["Node in a pure layer", "src/stats/a.ts", `import "node:fs";`],
    ["a folder without a row", "src/other/a.ts", `import "../lib/x.ts";`],
    ["product code, from a grader", grader, `import "../../../../../src/grader/x.ts";`],
    ["hooks of another runner", grader, `import { test } from "node:test";`],
  ])("%s", (_, path, text) => {
    expect(violations(path, text)).toHaveLength(1);
  });

  test("and what is allowed is not", () => {
    expect(violations("src/grading/a.ts", `import "../store/result-store.ts";`)).toEqual([]);
    expect(violations("src/lib/a.test.ts", `import "../wiring/open-workbench.ts";`)).toEqual([]);
    expect(violations(grader, `import { test } from "faultline/grader";`)).toEqual([]);
  });

  test("a cycle, through a type import as well", () => {
    const files = [
      parseSource("src/lib/a.ts", `import type { B } from "./b.ts";`),
      parseSource("src/lib/b.ts", `import { c } from "./c.ts";`),
      parseSource("src/lib/c.ts", `export * from "./a.ts";`),
    ];
    expect(importCycles(files)).toEqual([
      "src/lib/a.ts → src/lib/b.ts → src/lib/c.ts → src/lib/a.ts",
    ]);
  });

  test("an eval named in a comment", () => {
    const name = evalNames[0] ?? "";
    expect(namesWithin(source(`// as in ${name}`), evalNames)).toEqual([
      `src/analysis/sample.ts names ${name}`,
    ]);
  });

  test("a cast without a reason, while one with a reason stands", () => {
    const text = `const a = x as X;\nconst b = y as Y; // checked above\nconst c = [1] as const;`;
    expect(unexplainedCasts(source(text))).toEqual(["src/analysis/sample.ts:1: x as X"]);
  });

  test("a variable of a module, code in the public folder, a name that says nothing", () => {
    expect(moduleState(source("let count = 0;\nconst limit = 1;"))).toHaveLength(1);
    expect(ownCode(source(`export { a } from "./a.ts";\nexport const b = 1;`))).toEqual([
      "src/analysis/sample.ts:2",
    ]);
    expect(emptyNames(["src/lib/date-utils.ts", "src/lib/deadline.ts"])).toHaveLength(1);
  });
});
