import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { detectSandbox } from "./detect-sandbox.ts";
import type { FolderProgram } from "./folder-program.ts";
import { folderProgramRunner } from "./run-folder-program.ts";

const sandbox = await detectSandbox({ warn: () => {} });
const run = folderProgramRunner(sandbox, { PATH: "/usr/local/bin:/usr/bin:/bin" });

/** Runs a module of JavaScript in a folder that is then read. */
async function runScript(script: string, change: Partial<FolderProgram> = {}) {
  await using tree = await temporaryTree({ "TASK.md": "Greet." });
  const end = await run({
    command: [process.execPath, "--input-type=module", "--eval", script],
    folder: tree.directory,
    reads: [dirname(process.execPath)],
    environment: { AGENT_KEY: "k" },
    input: "what it is told",
    network: false,
    timeoutMs: 60_000,
    ...change,
  });
  const left = await readFile(join(tree.directory, "left.txt"), "utf8").catch(() => undefined);
  return { end, left };
}

test("a program works in its folder, with its input and the variables that it was given", async () => {
  const { end, left } = await runScript(`
    import { readFileSync, writeFileSync } from "node:fs";
    const told = [readFileSync(0, "utf8"), readFileSync("TASK.md", "utf8"), process.env.AGENT_KEY];
    writeFileSync("left.txt", told.join("; "));
    console.log("done");
    console.error("and said");`);
  expect(left).toBe("what it is told; Greet.; k");
  expect(end).toMatchObject({ status: "exited", code: 0 });
  expect(end.output).toContain("done\n");
  expect(end.output).toContain("and said\n");
});

test.runIf(sandbox.isolates)(
  "it sees no other file and no variable of ours, and reaches nobody",
  async () => {
    const secret = await temporaryTree({ "key.txt": "secret" });
    await using _ = secret;
    const { end } = await runScript(`
      import { existsSync, writeFileSync } from "node:fs";
      import { connect } from "node:net";
      import { networkInterfaces } from "node:os";
      const seen = [
        existsSync(${JSON.stringify(join(secret.directory, "key.txt"))}),
        existsSync("/etc/shadow"),
        Object.keys(process.env).sort().join(),
        Object.keys(networkInterfaces()).filter((name) => name !== "lo").length,
      ];
      try { writeFileSync("/usr/left.txt", ""); seen.push("wrote"); } catch { seen.push("kept out"); }
      console.log(JSON.stringify(seen));`);
    expect(JSON.parse(end.output)).toEqual([
      false,
      false,
      "AGENT_KEY,HOME,PATH,PWD,TMPDIR",
      0,
      "kept out",
    ]);
  },
);

test("how it ends is told: by its code, out of time, not at all", async () => {
  expect((await runScript("process.exit(3)")).end).toMatchObject({ status: "exited", code: 3 });
  const waiting = await runScript("setInterval(() => {}, 1000)", { timeoutMs: 1_500 });
  expect(waiting.end).toMatchObject({ status: "timed-out" });
  const missing = await runScript("", { command: ["/no/such/agent"] });
  expect(missing.end.code).not.toBe(0);
});

test("it is stopped where the caller is", async () => {
  const stopped = runScript("setInterval(() => {}, 1000)", { signal: AbortSignal.timeout(1_000) });
  await expect(stopped).rejects.toMatchObject({ name: "TimeoutError" });
});
