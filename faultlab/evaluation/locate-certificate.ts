import type { Certificate, TextEdit } from "../../src/domain/certificate.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import { applyEdits } from "../../src/health/candidates/text-edit.ts";
import type { FaultCase } from "../cases/fault-case.ts";
import { declaredTests } from "../cases/grader-tests.ts";
import type { Localization } from "./evaluation.ts";
import type { Lab } from "./open-lab.ts";
import { areNear, sizeOf, tokenChanges } from "./token-changes.ts";
import { wholeRelaxation, wholeRepair } from "./whole-repair.ts";

/** Tokens between two changes that are still at one place. */
const nearby = 8;

export interface LocateTools {
  readonly fault: FaultCase;
  /** Every certificate of the analysis. */
  readonly all: readonly Certificate[];
  readonly lab: Lab;
}

/**
 * Compares a certificate with the injected change, by place, by size, and by what it does under the held-out tests. A
 * candidate of several mistakes agrees once all that was found is repaired; where they are one cause, so is their size.
 */
export async function locateCertificate(
  certificate: Certificate,
  { fault, all, lab }: LocateTools,
): Promise<Localization> {
  const { side, granularity, confirmed, diff } = certificate;
  const tree = side === "candidate" ? fault.candidate : fault.suite;
  const truth = side === "candidate" ? fault.good : { ...fault.suite, ...fault.originals };
  const repaired = patched(tree, certificate.edits);
  const together = side === "candidate" ? wholeRepair(tree, all) : wholeRelaxation(tree, all);
  const whole = together ?? repaired;
  const made = tokenChanges(tree, fault.causes.length === 1 ? whole : repaired);
  const wanted = tokenChanges(tree, truth);
  return {
    side,
    granularity,
    confirmed,
    atPlace: areNear(made, wanted, nearby) || touchesSameTest(fault, certificate),
    agrees:
      side === "candidate"
        ? await candidateAgrees(fault, whole, lab)
        : await checkAgrees(fault, whole, lab),
    size: sizeOf(made),
    trueSize: sizeOf(wanted),
    diff: diff.slice(0, 4000),
  };
}

function patched(files: ProjectFiles, edits: readonly TextEdit[]): ProjectFiles {
  const changed = [...Map.groupBy(edits, ({ file }) => file)].map(
    ([file, ofFile]) =>
      [
        file,
        applyEdits(
          files[file] ?? "",
          ofFile.map(({ start, end, newText }) => ({ start, end, text: newText })),
        ),
      ] as const,
  );
  const all: ProjectFiles = { ...files, ...Object.fromEntries(changed) };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ""));
}

/** A check can be repaired anywhere within the test that was spoilt. */
function touchesSameTest(fault: FaultCase, { side, edits }: Certificate): boolean {
  const file = `evals/${fault.evalPath}/grader.test.ts`;
  const before = new Set(bodiesOf(fault.originals[file] ?? ""));
  const grader = fault.suite[file] ?? "";
  if (side !== "check" || fault.originals[file] === undefined) return false;
  const spoilt = declaredTests(grader).filter(
    ({ start, end }) => !before.has(grader.slice(start, end)),
  );
  return edits.some(
    (edit) =>
      edit.file === file && spoilt.some(({ start, end }) => edit.start <= end && start <= edit.end),
  );
}

function bodiesOf(grader: string): readonly string[] {
  return declaredTests(grader).map(({ start, end }) => grader.slice(start, end));
}

async function candidateAgrees(
  fault: FaultCase,
  repaired: ProjectFiles,
  lab: Lab,
): Promise<boolean> {
  const suite = { ...fault.suite, ...fault.originals };
  const { outcome } = await lab.grade({ suite, evalPath: fault.evalPath, files: repaired });
  return outcome.status === "passed";
}

/** A repaired check passes what is right, the candidate without its fault included, and fails what is wrong. */
async function checkAgrees(fault: FaultCase, suite: ProjectFiles, lab: Lab): Promise<boolean> {
  const { good, controls, evalPath } = fault;
  for (const files of [good, ...controls.good]) {
    const { outcome } = await lab.grade({ suite, evalPath, files });
    if (outcome.status !== "passed") return false;
  }
  for (const files of controls.bad) {
    const { outcome } = await lab.grade({ suite, evalPath, files });
    if (outcome.status !== "failed") return false;
  }
  return true;
}
