import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { detectSandbox } from "../src/public/backend.ts";
import { formatKills } from "./kills/format-kills.ts";
import { isSound, measureKills } from "./kills/measure-kills.ts";
import { exploitTable, formatExploits } from "./safety/exploit-table.ts";

/** What hostile candidates reach, and what a run that is killed loses. */
const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    check: { type: "boolean" },
    verbose: { type: "boolean" },
    /** Only this table: `exploits` or `kills`. */
    table: { type: "string" },
    /** Part of the names of the hostile candidates that are wanted. */
    only: { type: "string", default: "" },
    kills: { type: "string", default: "30" },
    /** Decides the moments of the kills. */
    seed: { type: "string", default: String(randomInt(1_000_000)) },
    /** Evals of the run that is killed, as `faultline run --eval` takes them; all where none is given. */
    eval: { type: "string", multiple: true, default: [] },
  },
});

interface Table {
  readonly name: string;
  readonly result: unknown;
  readonly text: string;
  readonly isHeld: boolean;
}

const makers: Readonly<Record<string, () => Promise<Table>>> = { exploits, kills };
const wanted = options.table === undefined ? Object.keys(makers) : [options.table];
const tables: Table[] = [];
for (const name of wanted) {
  const make = makers[name];
  if (make === undefined) throw new Error(`"${name}" is no table: give exploits or kills.`);
  tables.push(await make());
}
console.log(
  options.json === true
    ? JSON.stringify({
        name: "npm run bench:safety",
        ...Object.fromEntries(tables.map(({ name, result }) => [name, result])),
      })
    : tables.map(({ text }) => text).join("\n\n"),
);
if (options.check === true && !tables.every(({ isHeld }) => isHeld)) process.exitCode = 1;

async function exploits(): Promise<Table> {
  const { isolates } = await detectSandbox();
  if (!isolates) throw new Error("Nothing on this machine isolates untrusted code.");
  const result = await exploitTable(options.only, (name, problems) => {
    if (options.verbose === true) console.error(name, problems.length === 0 ? "held" : problems);
  });
  const isHeld = Object.keys(result.problems).length === 0 && result.left.length === 0;
  return { name: "exploits", result, text: formatExploits(result), isHeld };
}

async function kills(): Promise<Table> {
  const result = await measureKills({
    recording: fileURLToPath(new URL("../examples/seed-run", import.meta.url)),
    select: options.eval,
    kills: Number(options.kills),
    seed: Number(options.seed),
  });
  return { name: "kills", result, text: formatKills(result), isHeld: isSound(result) };
}
