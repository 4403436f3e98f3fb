import { isSound, lossesOf } from "./measure-kills.ts";
import type { KillTable } from "./measure-kills.ts";

const head = ["kill", "run", "after", "steps", "again", "differ", "orphans", "folders", "fell in"];

/** The table as text, one line per kill, with a last line that sums up. */
export function formatKills(table: KillTable): string {
  const { kills, attempts, steps, undisturbedMs, seed } = table;
  const rows = kills.map((kill, index) => [
    String(index + 1),
    String(kill.run),
    `${(kill.afterMs / 1000).toFixed(1)} s`,
    String(kill.committed),
    String(kill.gradedAgain),
    String(kill.differences.length),
    String(kill.orphans),
    String(kill.folders),
    kill.fellIn,
  ]);
  const losses = kills.reduce((sum, kill) => sum + lossesOf(kill), 0);
  const what = `${attempts} attempts, ${steps} steps, ${(undisturbedMs / 1000).toFixed(1)} s undisturbed, seed ${seed}`;
  return [
    ...[head, ...rows].map(rowText),
    ...kills.flatMap((kill) => kill.differences.map((key) => `differs: ${key}`)),
    `${kills.length} kills, ${losses} losses: ${isSound(table) ? "within" : "OVER"} (${what})`,
  ].join("\n");
}

function rowText(cells: readonly string[]): string {
  const [last, ...others] = cells.toReversed();
  return [...others.toReversed().map((cell) => cell.padStart(7)), `  ${last}`].join("");
}
