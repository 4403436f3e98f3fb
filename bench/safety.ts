import { parseArgs } from "node:util";
import { detectSandbox } from "../src/public/backend.ts";
import { exploitTable, formatExploits } from "./safety/exploit-table.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    check: { type: "boolean" },
    verbose: { type: "boolean" },
    /** Part of the names of the candidates that are wanted. */
    only: { type: "string", default: "" },
  },
});

const { isolates } = await detectSandbox();
if (!isolates) throw new Error("Nothing on this machine isolates untrusted code.");
const exploits = await exploitTable(options.only, (name, problems) => {
  if (options.verbose === true) console.error(name, problems.length === 0 ? "held" : problems);
});
// One entry per table; each is printed, and each must hold.
const tables = [{ name: "exploits", result: exploits, text: formatExploits(exploits) }];
console.log(
  options.json === true
    ? JSON.stringify({
        name: "npm run bench:safety",
        ...Object.fromEntries(tables.map(({ name, result }) => [name, result])),
      })
    : tables.map(({ text }) => text).join("\n\n"),
);
const isHeld = Object.keys(exploits.problems).length === 0 && exploits.left.length === 0;
if (options.check === true && !isHeld) process.exitCode = 1;
