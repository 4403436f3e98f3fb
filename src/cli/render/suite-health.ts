import { addTallies } from "../../domain/health.ts";
import type { EvalHealth, OperatorCounts, Tally } from "../../domain/health.ts";
import { rateBound } from "../../stats/rate-bound.ts";
import { layoutTable, layoutText } from "./layout-table.ts";
import { styled } from "./styled-text.ts";
import type { Span, StyledLine } from "./styled-text.ts";

/** One line on an eval whose generated candidates were graded. */
export function renderMeasured({
  evalPath,
  mutants,
  falseRejects,
  issues,
}: EvalHealth): StyledLine {
  const mark = issues.length === 0 ? styled("healthy", "passed") : styled("ailing ", "model");
  const killed = mutants === null ? "" : `, ${share(mutants.killed)} mutants killed`;
  return [mark, `  ${evalPath}  ${share(falseRejects)} right candidates rejected${killed}`];
}

/** The health table of a suite: a row per eval, then the whole in sentences. */
export function renderHealth(health: readonly EvalHealth[], width: number): readonly StyledLine[] {
  const head = ["rejects", "accepts", "killed", "flips", "eval"];
  const remarks = health.flatMap((each) => remarksOn(each, width));
  return [
    ...layoutTable(head, health.map(healthRow), width),
    [],
    ...(remarks.length === 0 ? [] : [...remarks, []]),
    ...summaryOf(health).flatMap((sentence) => layoutText(sentence, width)),
  ];
}

function healthRow(health: EvalHealth): readonly Span[] {
  const { evalPath, falseRejects, falseAccepts, mutants, flips, issues } = health;
  return [
    plain(share(falseRejects)),
    plain(share(falseAccepts)),
    plain(mutants === null ? "-" : share(mutants.killed)),
    plain(flips === null ? "-" : share(flips)),
    styled(evalPath, issues.length === 0 ? "passed" : "model"),
  ];
}

function plain(text: string): Span {
  return styled(text, "faint");
}

/** What is wrong with an eval, and which mutants its grader does not tell from the reference. */
function remarksOn({ evalPath, issues, mutants }: EvalHealth, width: number) {
  const survivors = (mutants?.survivors ?? []).map(
    ({ operator, file, change, variant }) =>
      `survivor: ${operator} in ${file}${variant === undefined ? "" : ` of ${variant}`}: ${change}`,
  );
  return [...issues, ...survivors].flatMap((remark) =>
    layoutText(`${evalPath} · ${remark}`, width),
  );
}

function share({ count, of }: Tally): string {
  return `${count} of ${of}`;
}

function summaryOf(health: readonly EvalHealth[]): readonly string[] {
  const rejects = sum(health.map((each) => each.falseRejects));
  const accepts = sum(health.map((each) => each.falseAccepts));
  return [
    `${share(rejects)} right candidates are rejected, ${share(accepts)} wrong ones accepted or failed elsewhere than stated.`,
    ...mutantSummary(health),
    ...equivalentSummary(health),
    ...flipSummary(health),
  ];
}

function mutantSummary(health: readonly EvalHealth[]): readonly string[] {
  const measured = health.flatMap(({ mutants }) => (mutants === null ? [] : [mutants]));
  if (measured.length === 0) return [];
  const killed = sum(measured.map((each) => each.killed));
  const equivalent = measured.reduce((total, each) => total + each.equivalent, 0);
  const percent = killed.of === 0 ? 0 : (100 * killed.count) / killed.of;
  return [
    `${share(killed)} mutants are killed (${percent.toFixed(1)} %); ${equivalent} more are marked as equivalent.`,
    operatorSentence(measured),
  ];
}

function equivalentSummary(health: readonly EvalHealth[]): readonly string[] {
  const measured = health.flatMap(({ equivalents }) => (equivalents === null ? [] : [equivalents]));
  if (measured.length === 0) return [];
  const rejected = sum(measured.map((each) => each.rejected));
  return [`${share(rejected)} generated equivalents are rejected.`, operatorSentence(measured)];
}

/** How many operators made the generated candidates, and how much of them the busiest one made. */
function operatorSentence(made: readonly { readonly operators: OperatorCounts }[]): string {
  const counts = new Map<string, number>();
  for (const [name, count] of made.flatMap(({ operators }) => Object.entries(operators))) {
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const total = [...counts.values()].reduce((all, count) => all + count, 0);
  const [busiest = "none", most = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return `${counts.size} operators made them, "${busiest}" the most (${percentOf(most / Math.max(total, 1))}).`;
}

function flipSummary(health: readonly EvalHealth[]): readonly string[] {
  const measured = health.flatMap(({ flips }) => (flips === null ? [] : [flips]));
  if (measured.length === 0) return [];
  const { count, of } = sum(measured);
  const bound =
    count === 0 ? `, so that the rate is below ${percentOf(rateBound(0, of))} (95 %)` : "";
  return [`References came out differently in ${count} of ${of} fresh runs${bound}.`];
}

function percentOf(rate: number): string {
  return `${(100 * rate).toFixed(2)} %`;
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(addTallies, { count: 0, of: 0 });
}
