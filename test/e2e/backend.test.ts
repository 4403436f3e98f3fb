import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { expect, test } from "vitest";
import { createProject } from "../../src/backend/deploy-project.fixture.ts";
import { openWorkspace, repository } from "./faultline.ts";

const greeting = (word: string) => ({
  "convex/index.ts": `import { query } from "./_generated/server";
export const greet = query({ args: {}, handler: async () => { console.log("asked"); return ${word}; } });`,
});
const greet = makeFunctionReference<"query">("index:greet");

test("a folder is served, pushed again on a change, and let go on an interrupt", async () => {
  await using project = await createProject(greeting(`"hello"`));
  await using backend = serve("--project", project.directory, "--json");
  const started = await backend.event("deployment-started");
  await backend.event("project-pushed");
  const client = new ConvexHttpClient(String(started["url"]), { logger: false });
  expect(await client.query(greet, {})).toBe("hello");
  expect(await backend.event("function-called")).toMatchObject({
    kind: "query",
    path: "index:greet",
    logLines: ["[LOG] 'asked'"],
  });
  const source = join(project.directory, "convex/index.ts");
  await writeFile(source, "export const broken = ;");
  expect(await backend.event("project-rejected")).toEqual({
    type: "project-rejected",
    diagnostics: [
      {
        tool: "bundler",
        code: "BundleError",
        severity: "error",
        message: 'Unexpected ";"',
        place: { file: "convex/index.ts", line: 1, column: 23 },
      },
    ],
  });
  expect(await client.query(greet, {})).toBe("hello");
  await writeFile(source, greeting(`"good day"`)["convex/index.ts"]);
  await backend.event("project-pushed");
  expect(await client.query(greet, {})).toBe("good day");
  expect(await backend.interrupt()).toBe(0);
  await expect(client.query(greet, {})).rejects.toThrow("fetch failed");
});

test("a person reads where it is, and what is wrong in its place", async () => {
  await using project = await createProject({ "convex/index.ts": "export const broken = ;\n" });
  await using backend = serve("--project", project.directory, "--admin-key", "dev|key");
  await backend.text(
    /rejected: the functions pushed before stay in place\n {2}convex\/index.ts:1:23 {3}BundleError\n.*export const broken = ;\n.*~ {2}Unexpected ";"/u,
  );
  expect(backend.printed()).toMatch(/--url http:\/\/127\.0\.0\.1:\d+ --admin-key 'dev\|key'/u);
  expect(await backend.interrupt()).toBe(0);
  expect(backend.printed()).toMatch(/Stopped\.\n$/u);
});

test.each([
  [
    ["--project", "nowhere"],
    /^There is no folder .*nowhere: give that of a project with convex\/\.\n$/u,
  ],
  [["--project", "."], /holds no convex\/: give the folder of a project/u],
  [["--fetch", "example.com/a"], /^"example.com\/a" is no origin: give one such as/u],
  [["--port", "x"], /^"x" is no port: give a whole number from 1 to 65535\.\n$/u],
])("backend %j is the user's mistake", async (words, text) => {
  await using workspace = await openWorkspace();
  const { exitCode, stderr } = await workspace.faultline("backend", ...words);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(text);
});

interface Served extends AsyncDisposable {
  /** The next event of a kind. */
  event(type: string): Promise<Record<string, unknown>>;
  /** Waits for a text among what was printed. */
  text(pattern: RegExp): Promise<void>;
  printed(): string;
  /** Stops as ^C does; the exit code. */
  interrupt(): Promise<number | null>;
}

function serve(...words: readonly string[]): Served {
  const program = join(repository, "bin/faultline.js");
  const child = spawn(process.execPath, [program, "backend", ...words], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env["PATH"], NO_COLOR: "1" },
  });
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let printed = "";
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`It ended after:\n${printed}`);
    printed += `${value}\n`;
    return value;
  };
  const drain = async (): Promise<void> => {
    for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
      printed += `${line.value}\n`;
    }
  };
  return {
    printed: () => printed,
    async event(type) {
      for (;;) {
        const event: unknown = JSON.parse(await nextLine());
        if (isRecord(event) && event["type"] === type) return event;
      }
    },
    async text(pattern) {
      while (!pattern.test(printed)) await nextLine();
    },
    async interrupt() {
      child.kill("SIGINT");
      await Promise.all([drain(), exited]);
      return child.exitCode;
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
