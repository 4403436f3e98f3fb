import type { ProjectFiles } from "../../../domain/project-files.ts";
import { type RepairResult, type RepairTrial, searchRepair } from "../search-repair.ts";
import type { RepairCase } from "./repair-case.fixture.ts";

/** Searches a case against an oracle in memory that only knows whether the fault is gone. */
export async function runRepairCase(repairCase: RepairCase, trials = 60): Promise<RepairResult> {
  const { candidate, reference, failedStep, diagnostics, failingTests } = repairCase;
  const oracle = async (files: ProjectFiles): Promise<RepairTrial> =>
    isSound(repairCase, files)
      ? { outcome: "passed", diagnostics: [] }
      : { outcome: "failed", diagnostics, failedStep, failingTests };
  return searchRepair({ candidate, reference, failedStep, diagnostics, failingTests }, oracle, {
    budget: { trials, milliseconds: 60_000 },
  });
}

/** Is the fault of the case gone from these files? */
export function isSound({ isSound: check }: RepairCase, files: ProjectFiles): boolean {
  return check((file) =>
    (files[file] ?? "")
      .replace(/\/\/.*$/gm, "")
      .replaceAll("'", '"')
      .replace(/\s+/g, ""),
  );
}
