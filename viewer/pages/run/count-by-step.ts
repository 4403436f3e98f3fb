import type { StepName } from "../../../src/domain/step.ts";
import { stepNames } from "../../../src/domain/step.ts";
import type { BlameName, EvalRow } from "../../../src/server/api-types.ts";
import { blameNames } from "../../components/blame-shares.ts";

/** Failures of a step, by whose fault they are. */
export interface StepCounts {
  readonly step: StepName;
  readonly total: number;
  readonly byBlame: Readonly<Partial<Record<BlameName, number>>>;
}

/** Failures by step and blame: steps that something failed at, and blames that any failure has. */
export function countByStep(rows: readonly EvalRow[]): {
  readonly steps: readonly StepCounts[];
  readonly blames: readonly BlameName[];
} {
  const failed = rows.filter(({ outcome }) => outcome === "failed");
  const blameOf = ({ verdict }: EvalRow): BlameName => verdict?.blame ?? "undetermined";
  const steps = stepNames.flatMap((step): readonly StepCounts[] => {
    const here = failed.filter(({ failedStep }) => failedStep === step);
    if (here.length === 0) return [];
    const groups = Map.groupBy(here, blameOf);
    const byBlame = Object.fromEntries([...groups].map(([blame, each]) => [blame, each.length]));
    return [{ step, total: here.length, byBlame }];
  });
  return {
    steps,
    blames: blameNames.filter((blame) => failed.some((row) => blameOf(row) === blame)),
  };
}

/** `10 proven, 1 supported`: how sure the verdicts are, surest first. */
export function confidenceInWords(rows: readonly EvalRow[]): string {
  const verdicts = rows.flatMap(({ verdict }) => (verdict === undefined ? [] : [verdict]));
  return (["proven", "supported", "undetermined"] as const)
    .map((name) => [verdicts.filter(({ confidence }) => confidence === name).length, name] as const)
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(", ");
}
