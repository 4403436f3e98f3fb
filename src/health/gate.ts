import type { Eval, EvalPath, ExpectedFailure } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { nullCandidates } from "./candidates/null-candidates.ts";

/** One demand that a suite must meet: this project, graded by this eval, must come out like this. */
export interface Gate {
  readonly evalPath: EvalPath;
  readonly kind: GateKind;
  /** `reference`, `empty project`, `fault <name>`, `variant <name>`, … */
  readonly name: string;
  readonly files: ProjectFiles;
  readonly demand: Demand;
}

export type GateKind = "reference" | "null" | "fault" | "variant";

export type Demand =
  | { readonly kind: "passes" }
  | { readonly kind: "fails" }
  | { readonly kind: "fails-as-stated"; readonly expected: ExpectedFailure };

/** One demand that a suite must meet, and whether it does. */
export interface GateResult {
  readonly evalPath: EvalPath;
  readonly kind: GateKind | "sentences";
  /** `reference`, `empty project`, `fault <name>`, `variant <name>`, `sentences`, … */
  readonly gate: string;
  readonly held: boolean;
  /** What happened, in one sentence. */
  readonly detail: string;
}

/** Every gate of an eval. */
export function gatesOf({ path: evalPath, answer, faults, variants }: Eval): readonly Gate[] {
  const passes: Demand = { kind: "passes" };
  return [
    { evalPath, kind: "reference", name: "reference", files: answer, demand: passes },
    ...nullCandidates(answer).map((candidate): Gate => ({
      evalPath,
      kind: "null",
      ...candidate,
      demand: { kind: "fails" },
    })),
    ...faults.map(({ name, files, expected }): Gate => ({
      evalPath,
      kind: "fault",
      name: `fault ${name}`,
      files,
      demand: { kind: "fails-as-stated", expected },
    })),
    ...variants.map(({ name, files }): Gate => ({
      evalPath,
      kind: "variant",
      name: `variant ${name}`,
      files,
      demand: passes,
    })),
  ];
}
