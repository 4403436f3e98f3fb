import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { formatKills } from "./format-kills.ts";
import { isSound, measureKills } from "./measure-kills.ts";

const recording = fileURLToPath(new URL("../../examples/seed-run", import.meta.url));

test.runIf(process.platform === "linux")(
  "a run that is killed five times and taken up loses nothing, repeats nothing and leaves nothing",
  { timeout: 900_000 },
  async () => {
    const select = ["000-fundamentals/000-empty_functions", "004-actions/001-run_mutation"];
    const table = await measureKills({ recording, select, kills: 5, seed: 20_260_212 });
    expect(table.kills.length).toBe(5);
    expect(formatKills(table)).toContain("5 kills, 0 losses: within");
  },
);

const kill = { run: 1, afterMs: 1500, fellIn: "deploy", committed: 3, orphans: 0, folders: 0 };
const nothing = { gradedAgain: 0, differences: [] };

test.each([
  { gradedAgain: 1, differences: [] },
  { gradedAgain: 0, differences: ["a 0 tests"] },
  { ...nothing, orphans: 1 },
  { ...nothing, folders: 1 },
])("a loss is told and fails the table: %j", (loss) => {
  const table = { seed: 1, attempts: 1, steps: 6, undisturbedMs: 9000 };
  const sound = { ...table, kills: [{ ...kill, ...nothing }] };
  const lossy = { ...table, kills: [{ ...kill, ...loss }] };
  expect([isSound(sound), isSound(lossy)]).toEqual([true, false]);
  expect(formatKills(sound)).toContain("1 kills, 0 losses: within");
  expect(formatKills(lossy)).toContain("1 kills, 1 losses: OVER");
});
