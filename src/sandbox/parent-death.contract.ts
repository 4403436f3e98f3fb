import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { defaultLimits } from "./limits.ts";
import type { Sandbox } from "./sandbox.ts";
import { readProcess } from "./wait-until-bound.ts";

/** A sandboxed program ends with the process that started it, however and whenever that ends (Linux). */
export function testParentDeath(sandbox: Sandbox): void {
  test.each([
    ["while the program starts", "for (;;);", "child.pid"],
    [
      "while the program loops",
      "process.stdout.write('up'); for (;;);",
      "await new Promise((resolve) => { const timer = setInterval(() => { if (child.outputTail() === 'up') { clearInterval(timer); resolve(child.pid); } }, 5); })",
    ],
  ])("ends with its parent, even when that is killed %s", async (_when, script, pid) => {
    const url = new URL(`${sandbox.name}-sandbox.ts`, import.meta.url).href;
    const create = sandbox.isolates ? "createBubblewrapSandbox" : "createProcessSandbox";
    const request = JSON.stringify({ script, limits: defaultLimits });
    const program = `const { ${create} } = await import(${JSON.stringify(url)});
      const child = await ${create}().start(${request});
      console.log(${pid}); setInterval(() => {}, 1000);`;
    const host = spawn(process.execPath, ["--input-type=module", "-e", program]);
    const [output]: unknown[] = await once(host.stdout, "data");
    const started = processTree(Number(String(output)));
    expect(started.some(isRunning)).toBe(true);
    host.kill("SIGKILL");
    await expect.poll(() => started.filter(isRunning), { timeout: 5_000 }).toEqual([]);
  });

  test("leaves nothing behind, whenever its parent is killed while it starts", async () => {
    const title = `killed-${process.pid}-${sandbox.name}`;
    const moments = [0, 3, 6, 10, 15, 20, 30, 45];
    await Promise.all(moments.map((afterMs) => killHostOf(sandbox, title, afterMs)));
    await expect.poll(() => processesWith(title), { timeout: 10_000 }).toEqual([]);
  });
}

/** Kills a host so many milliseconds after it began to start a program that loops, which is marked by `title`. */
async function killHostOf(sandbox: Sandbox, title: string, afterMs: number): Promise<void> {
  const url = new URL(`${sandbox.name}-sandbox.ts`, import.meta.url).href;
  const create = sandbox.isolates ? "createBubblewrapSandbox" : "createProcessSandbox";
  const [first, request] = ["0", "for (;;);"].map((script) =>
    JSON.stringify({ script, limits: defaultLimits, nodeArguments: [`--title=${title}`] }),
  );
  const program = `const { ${create} } = await import(${JSON.stringify(url)});
    const sandbox = ${create}();
    await (await sandbox.start(${first})).exited;
    setTimeout(() => process.kill(process.pid, "SIGKILL"), ${afterMs});
    await sandbox.start(${request});
    setInterval(() => {}, 1000);`;
  const host = spawn(process.execPath, ["--input-type=module", "-e", program]);
  const [, signal]: unknown[] = await once(host, "exit");
  expect(signal).toBe("SIGKILL");
}

function processesWith(title: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => readProcess(Number(pid), "cmdline").includes(title))
    .map(Number);
}

function processTree(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1");
  return [pid, ...children.split(" ").filter(Boolean).map(Number).flatMap(processTree)];
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, "latin1").includes(") Z ");
  } catch {
    return false;
  }
}
