import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { createTemporaryFolder } from "./temporary-folder.ts";

/** The id of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", "0"]);
  await once(child, "exit");
  return child.pid ?? 0;
}

test("a folder of a process that runs is kept", async () => {
  const first = await createTemporaryFolder();
  const second = await createTemporaryFolder();
  expect([first, second].map((folder) => existsSync(folder))).toEqual([true, true]);
  await Promise.all([first, second].map((folder) => rm(folder, { recursive: true })));
});

test("a folder of a process that died is removed, with what still runs in it", async () => {
  const abandoned = await mkdtemp(join(tmpdir(), `faultline-${await endedProcess()}-`));
  const TMPDIR = join(abandoned, "worker-0");
  await mkdir(TMPDIR);
  const orphan = spawn(process.execPath, ["-e", "for (;;);"], { env: { TMPDIR } });
  const end = once(orphan, "exit");
  await rm(await createTemporaryFolder(), { recursive: true });
  expect([existsSync(abandoned), await end]).toEqual([false, [null, "SIGKILL"]]);
});

test.runIf(process.platform === "linux")(
  "a folder of a process that died is removed although another has its id",
  async () => {
    const abandoned = await mkdtemp(join(tmpdir(), `faultline-${process.pid}-1-`));
    const folder = await createTemporaryFolder();
    expect([existsSync(abandoned), basename(folder).split("-")[1]]).toEqual([
      false,
      String(process.pid),
    ]);
    await rm(folder, { recursive: true });
  },
);
