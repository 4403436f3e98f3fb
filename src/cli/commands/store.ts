import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { counted } from "../../analysis/reports/numbers-in-words.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { RunSummary } from "../../domain/run-summary.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { runRecord } from "../queries/run-record.ts";
import { relativePath } from "../relative-path.ts";
import { styled } from "../render/styled-text.ts";
import type { StyledLine } from "../render/styled-text.ts";
import { resolveRun } from "../resolve-run.ts";
import { respond } from "../respond.ts";

export interface BackupOptions extends CommonOptions {
  readonly file: string;
}

/** `faultline store backup <file>`: a whole copy, while others write. */
export async function backupStore(
  context: CommandContext,
  options: BackupOptions,
): Promise<ExitCode> {
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const file = await newFile(options.file);
  await workbench.store.backup(file);
  const { runs } = await workbench.store.facts();
  respond(context.terminal, options.json, {
    json: () => ({ file, runs }),
    lines: () => [
      [`${counted(runs, "run")} copied to `, styled(relativePath(file), "accent"), "."],
    ],
  });
  return exitCodes.ok;
}

export interface PruneOptions extends CommonOptions {
  /** How many of the newest runs stay. */
  readonly keep?: string;
  /** Days: runs of before that go. */
  readonly olderThan?: string;
  readonly yes?: boolean;
}

/** `faultline store prune`: says which runs it would delete, and deletes them where `--yes` asks for it. */
export async function pruneStore(
  context: CommandContext,
  options: PruneOptions,
): Promise<ExitCode> {
  const chosen = pruneRule(options, new Date());
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const doomed = chosen(await workbench.store.listRunSummaries({}));
  const isDone = options.yes === true && doomed.length > 0;
  if (isDone) await workbench.store.deleteRuns(doomed.map(({ id }) => id));
  respond(context.terminal, options.json, {
    json: () => ({ runs: doomed.map(({ id }) => id), deleted: isDone }),
    lines: () => pruneLines(doomed, isDone),
  });
  return exitCodes.ok;
}

/** Runs that go on are never chosen. */
function pruneRule(
  { keep, olderThan }: PruneOptions,
  now: Date,
): (newestFirst: readonly RunSummary[]) => readonly RunSummary[] {
  if ((keep === undefined) === (olderThan === undefined)) {
    throw new UsageError("Say what may go: --keep <count> or --older-than <days>, one of them.");
  }
  const isOver = ({ status }: RunSummary): boolean => status !== "running";
  if (keep !== undefined) {
    const count = wholeNumber(keep, "--keep");
    return (runs) => runs.slice(count).filter(isOver);
  }
  const days = wholeNumber(olderThan ?? "", "--older-than");
  const before = new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  return (runs) => runs.filter((run) => isOver(run) && run.date < before);
}

function wholeNumber(text: string, option: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new UsageError(`"${text}" is no number for ${option}: give 0, 1, 2, …`);
}

function pruneLines(doomed: readonly RunSummary[], isDone: boolean): readonly StyledLine[] {
  if (doomed.length === 0) return [["No run is to be deleted."]];
  const rows = doomed.map(({ id, date, provider, model, experiment }): StyledLine => [
    styled(`  ${runIdPrefix(id)}  `, "accent"),
    `${date}  ${provider}/${model} · ${experiment}`,
  ]);
  const runs = counted(doomed.length, "run");
  return isDone
    ? [[`Deleted ${runs}, with attempts, verdicts and reviews:`], ...rows]
    : [
        [`This would delete ${runs}, with attempts, verdicts and reviews:`],
        ...rows,
        ["Nothing was deleted. Make it so with --yes; a copy first: faultline store backup <file>"],
      ];
}

export interface ExportOptions extends CommonOptions {
  readonly run: string;
  readonly file: string;
}

/** `faultline store export <run> <file>`: all that is stored about a run, as JSON. */
export async function exportRecord(
  context: CommandContext,
  options: ExportOptions,
): Promise<ExitCode> {
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { run } = await resolveRun(workbench.store, options.run, context.invocation);
  const file = await newFile(options.file);
  const record = await runRecord(workbench.store, run);
  await writeFile(file, `${JSON.stringify(record, null, 2)}\n`, { flag: "wx" });
  const attempts = record.attempts.length;
  respond(context.terminal, options.json, {
    json: () => ({ run: run.id, file, attempts }),
    lines: () => [
      [
        `Run ${runIdPrefix(run.id)} with ${counted(attempts, "attempt")} is in `,
        styled(relativePath(file), "accent"),
        ".",
      ],
    ],
  });
  return exitCodes.ok;
}

async function newFile(given: string): Promise<string> {
  const file = resolve(given);
  if (existsSync(file)) {
    throw new UsageError(`The file ${relativePath(file)} is there already: name another.`);
  }
  await mkdir(dirname(file), { recursive: true });
  return file;
}
