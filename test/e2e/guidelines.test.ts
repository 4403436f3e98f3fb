import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { startScriptedProviderServer } from "../../src/testing/scripted-provider-server.ts";
import { openWorkspace } from "./faultline.ts";
import type { Workspace } from "./faultline.ts";

/** Each test starts the command line several times, on a machine that may be busy. */
const timeout = 900_000;

const guidelines = `# Guidelines

## Greeting

Greet with the word hello.

## History

People have greeted one another for long.
`;

/** Passes where the file holds a word. */
const grader = (word: string) => `
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("greets", () => {
  const text = readFileSync(\`\${process.env.MODEL_OUTPUT_DIR}/greeting.txt\`, "utf8");
  expect(text).toContain(${JSON.stringify(word)});
});
`;

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A suite of evals of files alone: grading takes no deployment. */
async function writeSuite({ folder }: Workspace): Promise<void> {
  const evals = ["000-polite", "001-politer"].flatMap((name) => {
    const path = `suite/evals/000-manners/${name}`;
    return [
      [`${path}/TASK.txt`, `Write greeting.txt, as ${name} people do.`],
      [`${path}/eval.json`, '{ "pipeline": "static" }'],
      [`${path}/grader.test.ts`, grader("hello")],
      [`${path}/answer/greeting.txt`, "hello\n"],
    ] as const;
  });
  await write(folder, { "suite/guidelines.md": guidelines, ...Object.fromEntries(evals) });
}

/** A model that knows how to greet only where it is told. */
function startModel() {
  return startScriptedProviderServer(({ messages }) => {
    const isTold = messages.some(({ content }) => content.includes("Greet with the word hello"));
    const text = `# Files\n\n## greeting.txt\n\n\`\`\`\n${isTold ? "hello" : "ahoy"}\n\`\`\`\n`;
    return { text };
  });
}

const ablation = z.object({
  sections: z.array(
    z.object({ id: z.string(), verdict: z.string(), effect: z.object({ mean: z.number() }) }),
  ),
  tokensSaved: z.number(),
  arms: z.array(z.object({ name: z.string(), run: z.string(), leftOut: z.array(z.string()) })),
});

const studied = (json: string) => {
  const { sections, arms, tokensSaved } = ablation.parse(JSON.parse(json));
  return {
    verdicts: sections.map(({ id, verdict, effect }) => [id, verdict, effect.mean]),
    arms: arms.map(({ leftOut }) => leftOut),
    tokensSaved,
  };
};

test(
  "an ablation finds the section that decides and the one that does not, and asks nothing twice",
  { timeout },
  async () => {
    await using workspace = await openWorkspace();
    await writeSuite(workspace);
    await using server = await startModel();
    const ablate = (...words: readonly string[]) =>
      workspace.faultline(
        ..."guidelines ablate -m acme/coder --suite suite --margin 20 --json".split(" "),
        "--base-url",
        server.baseUrl,
        ...words,
      );
    const verdicts = [
      ["greeting", "essential", 1],
      ["history", "dispensable", 0],
    ];
    const first = await ablate("--samples", "10");
    expect(first).toMatchObject({ exitCode: 0 });
    expect(studied(first.stdout)).toEqual({
      verdicts,
      arms: [[], ["greeting"], ["history"]],
      tokensSaved: 14,
    });
    expect(server.requests).toHaveLength(60);
    const again = await ablate("--samples", "10");
    expect(again.stdout).toBe(first.stdout);
    expect(server.requests).toHaveLength(60);
    const fractional = await ablate("--samples", "10", "--design", "fractional");
    const { arms, ...rest } = studied(fractional.stdout);
    expect(rest).toEqual({ verdicts, tokensSaved: 14 });
    expect(arms.map((left) => left.join()).sort()).toEqual([
      "",
      "greeting",
      "greeting,history",
      "history",
    ]);
  },
);

test(
  "two texts are compared over repeated samples; what too few would show is said before",
  { timeout },
  async () => {
    await using workspace = await openWorkspace();
    await writeSuite(workspace);
    await using server = await startModel();
    const shorter = guidelines.slice(0, guidelines.indexOf("## Greeting"));
    await write(workspace.folder, { "before.md": shorter, "after.md": guidelines });
    const compare = (...words: readonly string[]) =>
      workspace.faultline(
        ..."guidelines compare before.md after.md -m acme/coder --suite suite".split(" "),
        "--base-url",
        server.baseUrl,
        ...words,
      );
    const once = await compare("--samples", "1");
    expect(once.exitCode).toBe(2);
    expect(once.stderr).toContain('"1" is no number of samples');
    const planned = await compare("--dry-run");
    expect(planned.stdout).toContain("2 arms. Of the true differences it would find");
    expect(server.requests).toEqual([]);
    const { stdout, exitCode } = await compare();
    expect(exitCode).toBe(0);
    expect(stdout).toContain("The second is better: +100.0 points");
    expect(server.requests).toHaveLength(20);
  },
);

/** Writes what it was told to greet with, and some that is not its answer. */
const agent = `
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
const told = readFileSync(0, "utf8");
const word = told.includes("hello") ? "hello" : "ahoy";
writeFileSync("greeting.txt", word + " from " + process.env.AGENT_NAME);
mkdirSync("node_modules/left", { recursive: true });
writeFileSync("node_modules/left/index.js", "");
console.log("I greeted with " + word);
`;

const shown = z.object({ passed: z.number(), regraded: z.unknown() });

test(
  "an agent works in a folder, and its replies are graded again when the grader changes",
  { timeout },
  async () => {
    await using workspace = await openWorkspace();
    const { folder } = workspace;
    await writeSuite(workspace);
    const script = join(folder, "agent.mjs");
    const config = {
      experiments: {
        agent: {
          agent: {
            command: [process.execPath, script],
            reads: [script, dirname(process.execPath)],
          },
        },
      },
    };
    await write(folder, { "agent.mjs": agent, "faultline.config.json": JSON.stringify(config) });
    const where = ["-m", "acme/coder", "--base-url", "http://127.0.0.1:9/v1", "--suite", "suite"];
    const ran = await workspace.faultline("run", ...where, "--experiment", "agent", "--json");
    expect(ran).toMatchObject({ exitCode: 0 });
    const { run, passed } = z
      .object({ run: z.object({ id: z.string() }), passed: z.number() })
      .parse(JSON.parse(ran.stdout));
    expect(passed).toBe(2);
    await write(folder, {
      "suite/evals/000-manners/001-politer/grader.test.ts": grader("good day"),
    });
    const regraded = await workspace.faultline("regrade", run.id, "--suite", "suite", "--gate");
    expect(regraded.exitCode).toBe(1);
    expect(regraded.stdout).toContain("official 2/2, regraded 1/2, 1 flipped");
    expect(regraded.stdout).toMatch(/001-politer +passed +failed at tests +grader; now: /u);
    const { stdout } = await workspace.faultline("show", run.id, "--json");
    expect(shown.parse(JSON.parse(stdout))).toEqual({
      passed: 2,
      regraded: { total: 2, officialPassed: 2, regradedPassed: 1, flipped: 1, failOtherwise: 0 },
    });
    const debugged = await workspace.faultline("debug", "001-politer", "--run", run.id);
    expect(debugged.stdout).toContain("regrade     failed at tests   grader; now: ");
    expect(debugged.stdout).toContain("hello from undefined");
  },
);

test("a check names the lines of both sides, and a gate ends with 1", async () => {
  await using workspace = await openWorkspace();
  const wrong = "Read one with `ctx.db.find(id)`.\n\nNever call `withIndex`.\n";
  await write(workspace.folder, { "wrong.md": wrong });
  const { exitCode, stdout } = await workspace.faultline(
    "guidelines",
    "check",
    "wrong.md",
    "--gate",
  );
  expect(exitCode).toBe(1);
  expect(stdout).toContain("not declared  ctx.db.find  wrong.md:1");
  expect(stdout).toContain("    Read one with `ctx.db.find(id)`.");
  expect(stdout).toMatch(/against a reference {2}withIndex {2}\d{3}-/u);
  expect(stdout).toMatch(/answer\/convex\/\w+\.ts:\d+\n {4}\S*\.withIndex\(/u);
  const own = await workspace.faultline("guidelines", "check", "--gate");
  expect(own).toMatchObject({ exitCode: 0 });
  expect(own.stdout).toContain("Nothing was found.");
});
