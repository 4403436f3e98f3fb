import type { TestedClaim } from "../../domain/analyst-opinion.ts";
import type { TextEdit } from "../../domain/certificate.ts";
import { failedSteps, outcomeLine, outcomeOf } from "../../domain/grading.ts";
import { signatureKey } from "../../domain/signature.ts";
import type { Step } from "../../domain/step.ts";
import { hasErrored, isMended, startProbe } from "../probes/investigation.ts";
import type { Investigation } from "../probes/investigation.ts";
import { applyEdits } from "../repair/apply-edits.ts";
import { countChangedLines } from "../repair/count-changed-lines.ts";
import { makeCertificate } from "../repair/make-certificate.ts";
import { signatureOf } from "../signature/signature-of.ts";
import type { AnalystClaim } from "./analyst-answer.ts";
import { noGradings, untested } from "./claim-test.ts";
import type { ClaimTest } from "./claim-test.ts";
import { locateEdits } from "./locate-edits.ts";
import { testRelaxation } from "./test-relaxation.ts";

/** Executes what an analyst claims. What cannot be executed, or exceeds the budget of gradings, stays untested. */
export function testClaim(investigation: Investigation, claim: AnalystClaim): Promise<ClaimTest> {
  switch (claim.probe) {
    case "repair":
      return testRepair(investigation, claim.edits);
    case "transplant":
      return testTransplant(investigation, claim.edits);
    case "relax-assertions":
    case "relax-rule":
      return testRelaxation(investigation, claim);
    default:
      return claim satisfies never;
  }
}

type Edits = Extract<AnalystClaim, { readonly probe: "repair" }>["edits"];

async function testRepair(investigation: Investigation, wanted: Edits): Promise<ClaimTest> {
  const { files, eval: graded, failure, budget } = investigation;
  const claim = `edits of ${filesOf(wanted)} make the candidate pass ${failure.step}`;
  const located = locateEdits(wanted, files, graded.answer);
  if ("problem" in located) return untested({ probe: "repair", claim }, located.problem);
  if (budget.left() < 1) return untested({ probe: "repair", claim }, noGradings);
  const log = startProbe("repair", investigation);
  const patched = applyEdits(files, located.edits);
  const after = await log.grade({ what: "candidate with an analyst's edits", files: patched });
  const isHeld = isMended(investigation, after);
  const answer = outcomeSentence("With the analyst's edits the candidate", after);
  const question = "Do the edits that an analyst proposes make the candidate pass?";
  const evidence = log.conclude({ question, answer });
  const result = resultOf(isHeld, after);
  const tested = { probe: "repair", claim, result, evidence: evidence.id } as const;
  if (!isHeld) return { tested, answer, evidence };
  const certificate = makeCertificate(investigation, {
    patch: patchOf(located.edits, files, patched),
    after,
  });
  return { tested, answer, evidence, certificate };
}

/** Nobody has shown that it is minimal, or a statement: it supports a verdict and proves none. */
function patchOf(
  edits: readonly TextEdit[],
  before: Investigation["files"],
  files: Investigation["files"],
) {
  return {
    edits,
    files,
    granularity: "declaration",
    vocabulary: ["edit of an analyst"],
    changedLines: countChangedLines(before, files),
    pureDeletion: edits.every(({ newText }) => newText === ""),
    origin: "single",
    minimal: false,
    namedByDiagnostic: false,
    sites: [],
  } as const;
}

async function testTransplant(investigation: Investigation, wanted: Edits): Promise<ClaimTest> {
  const { files, eval: graded, failure, budget } = investigation;
  const claim = `edits of ${filesOf(wanted)} make the reference fail ${failure.step} in the same way`;
  const located = locateEdits(wanted, graded.answer, files);
  if ("problem" in located) return untested({ probe: "transplant", claim }, located.problem);
  if (budget.left() < 1) return untested({ probe: "transplant", claim }, noGradings);
  const log = startProbe("transplant", investigation);
  const after = await log.grade({
    what: "reference with an analyst's edits",
    files: applyEdits(graded.answer, located.edits),
  });
  const [first] = failedSteps(after);
  const isHeld =
    first !== undefined && signatureKey(signatureOf(first)) === signatureKey(failure.signature);
  const answer = outcomeSentence("With the analyst's edits the reference", after);
  const question = "Do the edits that an analyst proposes make the reference fail in the same way?";
  const evidence = log.conclude({ question, answer });
  const result = resultOf(isHeld, after);
  return {
    tested: { probe: "transplant", claim, result, evidence: evidence.id },
    answer,
    evidence,
  };
}

function resultOf(isHeld: boolean, steps: readonly Step[]): TestedClaim["result"] {
  if (hasErrored(steps)) return "untested";
  return isHeld ? "held" : "refuted";
}

function outcomeSentence(subject: string, steps: readonly Step[]): string {
  return `${subject} ends so: ${outcomeLine(outcomeOf(steps))}.`;
}

function filesOf(edits: Edits): string {
  return [...new Set(edits.map(({ file }) => file))].join(", ");
}
