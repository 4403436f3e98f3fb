import type { Eval } from "../../domain/eval.ts";
import type { EvalTotals } from "../../domain/run-summary.ts";
import { noBlame } from "../../domain/run-summary.ts";
import type { Suite } from "../../domain/suite.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type {
  HealthSummary,
  SuiteAnswer,
  SuiteEvalAnswer,
  SuiteEvalRow,
  TaskPiece,
} from "../api-types.ts";
import { NotFound } from "../not-found.ts";
import type { AssertionLink } from "../viewer-parts.ts";
import { evalHistory } from "./eval-history.ts";
import { rateOf } from "./run-row.ts";

/** The evals of a suite: whether their grades can be trusted, and how they went in all runs. */
export async function suiteAnswer(store: ResultStore, suite: Suite): Promise<SuiteAnswer> {
  const totals = new Map((await store.evalTotals()).map((each) => [each.evalPath, each]));
  const { name, version } = suite.manifest;
  return {
    name,
    version,
    hash: suite.hash,
    evals: [...suite.evals.values()].map((each) =>
      suiteEvalRow(suite, each, totals.get(each.path)),
    ),
  };
}

/** One eval of a suite, whole. Fails with `NotFound`. */
export async function suiteEvalAnswer(
  {
    store,
    assertionLinks,
  }: {
    readonly store: ResultStore;
    readonly assertionLinks: (grader: string) => readonly AssertionLink[];
  },
  suite: Suite,
  path: string,
): Promise<SuiteEvalAnswer> {
  const found = suite.evals.get(path);
  if (found === undefined) throw new NotFound(`The suite has no eval "${path}".`);
  const totals = (await store.evalTotals()).find(({ evalPath }) => evalPath === path);
  const { task, graderFile, grader, answer, gapNotes, gapFile, hash } = found;
  const assertions = assertionLinks(grader);
  const measured = suite.health.get(path);
  return {
    ...suiteEvalRow(suite, found, totals),
    task,
    pieces: taskPieces(task, assertions),
    assertions,
    graderFile,
    grader,
    reference: answer,
    gapNotes,
    ...(gapFile !== undefined && { gapFile }),
    measured: measured?.evalHash === hash ? measured : null,
    history: await evalHistory(store, path),
  };
}

function suiteEvalRow(suite: Suite, { path, category, name, hash }: Eval, totals?: EvalTotals) {
  const { passed, failed, byBlame } = totals ?? { passed: 0, failed: 0, byBlame: noBlame };
  const health = healthOf(suite, path, hash);
  const doubted = byBlame.check + byBlame.task;
  const row: SuiteEvalRow = {
    path,
    category,
    name,
    health,
    rate: rateOf(passed, passed + failed),
    byBlame,
    suspicions: [
      ...(health.state === "doubtful" ? health.issues : []),
      ...(doubted === 0
        ? []
        : [`${doubted} of its ${failed} failures are blamed on the check or the task.`]),
    ],
  };
  return row;
}

function healthOf({ health }: Suite, path: string, hash: string): HealthSummary {
  const known = health.get(path);
  if (known?.evalHash !== hash) return { state: "unknown" };
  return known.issues.length === 0
    ? { state: "healthy" }
    : { state: "doubtful", issues: known.issues };
}

/** The task cut where the quotes of assertions begin and end. */
export function taskPieces(task: string, assertions: readonly AssertionLink[]): TaskPiece[] {
  const ranges = assertions.flatMap(({ line, quotes }) =>
    quotes.flatMap((quote) => {
      const found = rangeOf(task, quote);
      return found === undefined ? [] : [{ ...found, line }];
    }),
  );
  const cuts = new Set([0, task.length, ...ranges.flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? task.length;
    const covering = ranges.filter((range) => range.start <= start && range.end >= end);
    const lines = [...new Set(covering.map(({ line }) => line))].sort((a, b) => a - b);
    return { text: task.slice(start, end), lines };
  });
}

/** White space of quote and task may differ. */
function rangeOf(
  task: string,
  quote: string,
): { readonly start: number; readonly end: number } | undefined {
  const words = quote
    .trim()
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  const match = new RegExp(words.join(String.raw`\s+`), "u").exec(task);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}
