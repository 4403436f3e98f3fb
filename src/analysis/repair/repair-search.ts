import type { Granularity, TextEdit } from "../../domain/certificate.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { StepName } from "../../domain/step.ts";
import type { Span } from "./edit-proposal.ts";

/** What one variant of the candidate led to. `diagnostics` are those of the first failed step. */
export interface RepairTrial {
  /** `passed`: every step up to and including the candidate's failed one. `errored`: the harness failed, not the variant. */
  readonly outcome: "passed" | "failed" | "errored";
  readonly diagnostics: readonly Diagnostic[];
  readonly failedStep?: StepName;
  readonly failingTests?: readonly string[];
}

/** Grades a variant up to the step at which the candidate failed. */
export type RepairOracle = (files: ProjectFiles) => Promise<RepairTrial>;

export interface RepairInput {
  readonly candidate: ProjectFiles;
  readonly reference: ProjectFiles;
  readonly failedStep: StepName;
  /** Of the failed step. */
  readonly diagnostics: readonly Diagnostic[];
  /** Names of the failing tests. */
  readonly failingTests: readonly string[];
  /** Printed values of the failed assertions, for the names on which they differ. */
  readonly mismatches?: readonly { readonly expected: string; readonly actual: string }[];
}

export interface RepairBudget {
  readonly trials: number;
  readonly milliseconds: number;
}

/** A patch with which the candidate passes the step. Offsets of `edits` refer to the candidate's own text. */
export interface RepairPatch {
  readonly edits: readonly TextEdit[];
  /** The patched tree. */
  readonly files: ProjectFiles;
  readonly granularity: Granularity;
  readonly vocabulary: readonly string[];
  readonly changedLines: number;
  readonly pureDeletion: boolean;
  readonly origin: "targeted" | "single" | "ddmin";
  /** False where the budget ended before it was certain that no part of it can be left out. */
  readonly minimal: boolean;
  /** Is what is changed or deleted named by the diagnostics: a directive, an imported name, a field? */
  readonly namedByDiagnostic: boolean;
  /** Code that a person should look at: the candidate's, and what corresponds to it in the reference. */
  readonly sites: readonly { readonly candidate: Span; readonly reference?: Span }[];
}

export interface RepairResult {
  /** Best first; empty where nothing within the budget made the candidate pass. */
  readonly patches: readonly RepairPatch[];
  readonly trials: number;
  /** One line per trial. */
  readonly tried: readonly string[];
  readonly erroredTrials: number;
  /** The declaration in which the fault most likely lies, where no patch was found. */
  readonly suspect?: { readonly file: string; readonly line: number };
}
