import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { Config } from "../../config/load-config.ts";
import { HarnessError, UsageError } from "../../lib/harness-error.ts";
import type { StoreFacts } from "../../store/store-upkeep.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { relativePath } from "../relative-path.ts";
import { respond } from "../respond.ts";
import { styled } from "../render/styled-text.ts";
import type { StyledLine } from "../render/styled-text.ts";

/** One thing that Faultline needs. `limited` works with less, as `detail` says. */
interface Check {
  readonly name: string;
  readonly state: "ok" | "limited" | "broken";
  readonly detail: string;
}

const leastFreeBytes = 500 * 1024 ** 2;

/** `faultline doctor`: is everything here that is needed? 1 where something is broken. */
export async function examine(context: CommandContext, options: CommonOptions): Promise<ExitCode> {
  const config = context.loadConfig(options);
  const checks = [
    nodeCheck(),
    ...(await workbenchChecks(context, config)),
    await diskCheck(config),
  ];
  const isSound = checks.every(({ state }) => state !== "broken");
  respond(context.terminal, options.json, {
    json: () => ({ ok: isSound, checks }),
    lines: () => checks.map(checkLine),
  });
  return isSound ? exitCodes.ok : exitCodes.failures;
}

/** An older one does not get as far as here. */
function nodeCheck(): Check {
  return { name: "node", state: "ok", detail: `${process.versions.node} on ${process.platform}` };
}

/** Opens the store, which also creates it, and the sandbox. */
async function workbenchChecks(context: CommandContext, config: Config): Promise<readonly Check[]> {
  try {
    await using workbench = await context.openWorkbench(config);
    return [
      sandboxCheck(workbench.sandbox),
      { name: "store", state: "ok", detail: storeDetail(await workbench.store.facts(), config) },
    ];
  } catch (error) {
    if (!(error instanceof HarnessError || error instanceof UsageError)) throw error;
    return [{ name: "store and sandbox", state: "broken", detail: error.message }];
  }
}

function storeDetail({ bytes, runs, migrations }: StoreFacts, { storeDirectory }: Config): string {
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
  return `${relativePath(storeDirectory)}, ${counted(runs, "run")}, ${size}, tables of ${migrations.at(-1) ?? "none"}`;
}

function sandboxCheck({
  name,
  isolates,
}: {
  readonly name: string;
  readonly isolates: boolean;
}): Check {
  if (isolates) return { name: "sandbox", state: "ok", detail: name };
  const detail = `${name}: code written by models runs with your own rights; install bubblewrap to isolate it`;
  return { name: "sandbox", state: "limited", detail };
}

async function diskCheck({ storeDirectory }: Config): Promise<Check> {
  const { bavail, bsize } = await statfs(storeDirectory).catch(() =>
    statfs(dirname(storeDirectory)),
  );
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free for the store`;
  return { name: "disk", state: free < leastFreeBytes ? "broken" : "ok", detail };
}

function checkLine({ name, state, detail }: Check): StyledLine {
  const style = { ok: "passed", limited: "task", broken: "model" } as const;
  return [styled(state.padEnd(9), style[state]), styled(name.padEnd(18), "strong"), detail];
}
