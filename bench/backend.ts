import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { detectSandbox } from "../src/public/backend.ts";
import { deploymentFigures } from "./backend/deployment-figures.ts";
import { formatFigures, isWithin, type Figure } from "./backend/figure.ts";
import { leakFigures } from "./backend/leak-figures.ts";
import { yardstickFigures } from "./backend/yardstick-figures.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    check: { type: "boolean" },
    /** How many deployments are started and stopped in search of leaks. */
    deployments: { type: "string", default: "300" },
  },
});

// A folder of our own, in which nobody else's leavings are counted.
const temporary = mkdtempSync(join(tmpdir(), "bench-backend-"));
process.env["TMPDIR"] = temporary;
process.on("exit", () => rmSync(temporary, { recursive: true, force: true }));
const sandbox = await detectSandbox();
const figures: readonly Figure[] = [
  ...(await deploymentFigures(sandbox)),
  ...(await yardstickFigures()),
  ...(await leakFigures(sandbox, Number(options.deployments))),
];
console.log(
  options.json === true
    ? JSON.stringify({ name: "npm run bench:backend", sandbox: sandbox.name, figures })
    : formatFigures(figures),
);
if (options.check === true && !figures.every(isWithin)) process.exitCode = 1;
