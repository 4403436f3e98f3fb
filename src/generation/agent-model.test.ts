import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { FolderProgram, FolderProgramEnd } from "../sandbox/folder-program.ts";
import { agentModel } from "./agent-model.ts";
import { parseFiles } from "./parse-files.ts";

const request = { evalPath: "a/b", sample: 0, system: "Write files.", prompt: "# Task\n\nGreet." };

/** Asks an agent that leaves files and ends; gives the reply or the error, and what it was told. */
async function ask(files: Readonly<Record<string, string>>, end: Partial<FolderProgramEnd> = {}) {
  const programs: FolderProgram[] = [];
  const tasks: string[] = [];
  const model = agentModel({
    provider: "acme",
    name: "coder-1",
    apiName: "coder-1-2026",
    agent: {
      command: ["agent", "--model={model}", "{prompt}"],
      environment: ["AGENT_KEY"],
      network: false,
      timeoutSeconds: 60,
      reads: ["/opt/agent"],
      atOnce: 1,
    },
    environment: { AGENT_KEY: "canary" },
    redact: (text) => text.replaceAll("canary", "[redacted]"),
    openFolder: async () => {
      const path = await mkdtemp(join(tmpdir(), "faultline-test-"));
      return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
    },
    run: async (program) => {
      programs.push(program);
      tasks.push(await readFile(join(program.folder, "TASK.md"), "utf8"));
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(program.folder, path)), { recursive: true });
        await writeFile(join(program.folder, path), text);
      }
      return { status: "exited", code: 0, output: "I wrote canary.", durationMs: 12.4, ...end };
    },
  });
  return { said: await model.generate(request).catch((error: unknown) => error), programs, tasks };
}

test("an agent is told the task by argument, input and file, with what it was given and no more", async () => {
  const { programs, tasks } = await ask({});
  const told = "Write files.\n\n# Task\n\nGreet.";
  expect(programs).toEqual([
    {
      command: ["agent", "--model=coder-1-2026", told],
      folder: expect.any(String),
      reads: ["/opt/agent"],
      environment: { AGENT_KEY: "canary" },
      input: told,
      network: false,
      timeoutMs: 60_000,
    },
  ]);
  expect(tasks).toEqual(["# Task\n\nGreet.\n"]);
});

test("the files that it leaves are the reply, without what others write; keys are taken out", async () => {
  const markdown = "# Files\n\n```ts\nconst a = `b`;\n```\n";
  const { said } = await ask({
    "convex/index.ts": 'export const key = "canary";',
    "README.md": markdown,
    "empty.txt": "",
    "package-lock.json": "{}",
    "convex/_generated/api.ts": "",
    "node_modules/a/index.js": "",
    ".env": "A=1",
  });
  const { text, ...rest } = said as { readonly text: string }; // what generate gives
  expect(rest).toEqual({ finishReason: "stop", durationMs: 12, transcript: "I wrote [redacted]." });
  expect(parseFiles(text)).toEqual({
    status: "parsed",
    notes: [],
    files: {
      "README.md": markdown,
      "convex/index.ts": 'export const key = "[redacted]";\n',
      "empty.txt": "",
    },
  });
});

test("an agent that leaves nothing replies with nothing, one without time left is cut off", async () => {
  expect((await ask({})).said).toMatchObject({ text: "", finishReason: "stop" });
  const late = await ask({ "a.ts": "" }, { status: "timed-out" });
  expect(late.said).toMatchObject({ finishReason: "length" });
});

test.each([
  [{ status: "exited", code: 3 }, "skip-attempt", "ended with code 3: no account [redacted]"],
  [{ status: "signalled" }, "skip-attempt", "was killed: no account [redacted]"],
  [{ status: "not-started" }, "stop-run", "could not be started: no account [redacted]"],
] as const)("one that fails is no reply: %j", async (end, kind, message) => {
  const { said } = await ask({ "a.ts": "" }, { output: "started\nno account canary\n", ...end });
  expect(said).toMatchObject({
    name: "HarnessError",
    kind,
    message: `The agent of acme/coder-1 ${message}`,
  });
});
