import { addTallies } from "../domain/health.ts";
import type { Eval } from "../domain/eval.ts";
import type { MutantName } from "../domain/health-notes.ts";
import type {
  EquivalentHealth,
  EvalHealth,
  MutantHealth,
  OperatorCounts,
  Tally,
} from "../domain/health.ts";
import type { GeneratedCandidate } from "./candidates/generate-candidates.ts";
import type { EvalMeasurement } from "./measure-eval.ts";
import { hasRun } from "./measure-generated.ts";
import type { JudgedCandidate } from "./measure-generated.ts";
import type { GateResult } from "./gate.ts";

/** More survivors than this share of the mutants make an eval unhealthy. */
const toleratedSurvivors = 0.1;

/** Sums up what the gates of an eval and, where it was measured, generated candidates and repeats told of it. */
export function assessHealth(
  graded: Eval,
  gates: readonly GateResult[],
  measured?: EvalMeasurement,
): EvalHealth {
  const broken = gates.filter(({ held }) => !held);
  const rejected = (measured?.equivalents ?? []).filter(({ outcome }) => outcome === "failed");
  const mutants = measured === undefined ? null : mutantHealth(graded, measured);
  const equivalents = measured === undefined ? null : equivalentHealth(measured);
  const flips = measured === undefined ? null : flipsOf(measured.reruns);
  return {
    evalPath: graded.path,
    evalHash: graded.hash,
    falseRejects: addTallies(
      tallyOf(gates, ["reference", "variant"]),
      equivalents?.rejected ?? { count: 0, of: 0 },
    ),
    falseAccepts: tallyOf(gates, ["null", "fault"]),
    assertionsWithoutSentence: tallyOf(gates, ["sentences"]),
    mutants,
    equivalents,
    flips,
    issues: [
      ...broken.map(({ gate, detail }) => `${gate}: ${detail}`),
      ...rejected.map(({ candidate, message }) => `${told(candidate)} was rejected: ${message}`),
      ...survivalIssues(mutants),
      ...(flips !== null && flips.count > 0
        ? [`The reference came out differently in ${flips.count} of ${flips.of} fresh runs.`]
        : []),
    ],
  };
}

function tallyOf(gates: readonly GateResult[], kinds: readonly GateResult["kind"][]): Tally {
  const asked = gates.filter(({ kind }) => kinds.includes(kind));
  return { count: asked.filter(({ held }) => !held).length, of: asked.length };
}

function mutantHealth({ healthNotes }: Eval, { mutants }: EvalMeasurement): MutantHealth {
  const born = mutants.filter(hasRun);
  const names = born
    .filter(({ outcome }) => outcome === "passed")
    .map(({ candidate }) => mutantName(candidate));
  const survivors = names.filter(
    (name) => !healthNotes.equivalentMutants.some((marked) => isSame(marked, name)),
  );
  const equivalent = names.length - survivors.length;
  const of = born.length - equivalent;
  return {
    killed: { count: of - survivors.length, of },
    equivalent,
    survivors,
    operators: countOperators(born),
  };
}

function equivalentHealth({ equivalents }: EvalMeasurement): EquivalentHealth {
  const born = equivalents.filter(hasRun);
  const rejected = born.filter(({ outcome }) => outcome === "failed");
  return {
    rejected: { count: rejected.length, of: born.length },
    operators: countOperators(born),
  };
}

function countOperators(judged: readonly JudgedCandidate[]): OperatorCounts {
  const counts: Record<string, number> = {};
  for (const { candidate } of judged) {
    counts[candidate.operator] = (counts[candidate.operator] ?? 0) + 1;
  }
  return counts;
}

/** The name under which a generated mutant can be marked as equivalent. */
function mutantName(candidate: GeneratedCandidate): MutantName {
  const { operator, file, description: change, occurrence, variant } = candidate;
  return { operator, file, change, occurrence, ...(variant !== undefined && { variant }) };
}

function isSame(a: MutantName, b: MutantName): boolean {
  return (
    a.operator === b.operator &&
    a.file === b.file &&
    a.change === b.change &&
    a.variant === b.variant &&
    a.occurrence === b.occurrence
  );
}

function flipsOf(reruns: readonly string[]): Tally {
  return { count: reruns.filter((line) => line !== "passed").length, of: reruns.length };
}

function survivalIssues(mutants: MutantHealth | null): readonly string[] {
  if (mutants === null) return [];
  const { killed, survivors } = mutants;
  return survivors.length > killed.of * toleratedSurvivors
    ? [`${survivors.length} of ${killed.of} mutants pass.`]
    : [];
}

function told({ operator, file, line, description, variant }: GeneratedCandidate): string {
  const base = variant === undefined ? "" : ` of the variant ${variant}`;
  return `The equivalent "${operator}"${base} at ${file}:${line} (${description})`;
}
