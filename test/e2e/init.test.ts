import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWorkspace } from "./faultline.ts";

test("init writes a suite that validates and a configuration that loads, and overwrites nothing", async () => {
  await using workspace = await openWorkspace();
  const written = await workspace.faultline("init", "mine");
  expect(written.exitCode).toBe(0);
  expect(written.stdout).toContain("faultline.config.ts");
  const validated = await workspace.faultline("validate", "--suite", "mine/suite");
  expect(validated.stdout).toContain("All 9 gates of 1 eval hold.");
  const config = join(workspace.folder, "mine/faultline.config.ts");
  const planned = await workspace.faultline(
    ..."run -m acme/coder --base-url http://127.0.0.1:9/v1 --dry-run --json".split(" "),
    ..."--experiment repeated --suite mine/suite --config".split(" "),
    config,
  );
  expect(JSON.parse(planned.stdout)).toMatchObject({ planned: [{ calls: 5 }] });
  await writeFile(config, "mine");
  const again = await workspace.faultline("init", "mine");
  expect(again.exitCode).toBe(2);
  expect(again.stderr).toContain("is there already and is not overwritten");
  expect(await readFile(config, "utf8")).toBe("mine");
});
