import type { TestedClaim } from "../../domain/analyst-opinion.ts";
import { failedSteps, outcomeOf } from "../../domain/grading.ts";
import type { FailedStep } from "../../domain/step.ts";
import { startProbe } from "../probes/investigation.ts";
import type { Investigation } from "../probes/investigation.ts";
import { controlsHold, relaxedSuite } from "../probes/relax-probe.ts";
import { negativeControls } from "../relaxations/negative-controls.ts";
import { failingPlaces, relaxAssertions } from "../relaxations/relax-assertions.ts";
import { relaxLintRule } from "../relaxations/relax-lint-rule.ts";
import type { Relaxation } from "../relaxations/relaxation.ts";
import type { AnalystClaim } from "./analyst-answer.ts";
import { noGradings, untested } from "./claim-test.ts";
import type { ClaimTest } from "./claim-test.ts";

type RelaxationClaim = Extract<AnalystClaim, { readonly probe: "relax-assertions" | "relax-rule" }>;

/**
 * Takes back what an analyst says is too strict, and grades candidate, reference and wrong answers under it. Only whole
 * assertions and rules can be taken back: a grader runs as the user, so that no text of an analyst may get into one.
 */
export async function testRelaxation(
  investigation: Investigation,
  claim: RelaxationClaim,
): Promise<ClaimTest> {
  const relaxation = relaxationOf(investigation, claim);
  const about = { probe: "relax", claim: wordsOf(claim) } as const;
  if (relaxation === undefined) {
    return untested(about, `Nothing can be taken back by itself there: ${about.claim}.`);
  }
  const { files, eval: graded, suite, budget } = investigation;
  if (budget.left() < 3 + graded.faults.length) return untested(about, noGradings);
  const log = startProbe("relax", investigation);
  const relaxed = relaxedSuite(suite, relaxation);
  const passes = async (what: string, tree: Investigation["files"]): Promise<boolean> =>
    outcomeOf(await log.grade({ what, files: tree, suite: relaxed })).status === "passed";
  const asItIs = await log.grade({ what: "reference", files: graded.answer });
  const candidate = await passes("candidate, check relaxed by an analyst", files);
  const reference = await passes("reference, check relaxed by an analyst", graded.answer);
  const controls = await negativeControls(investigation, log, {
    relaxation,
    suite: relaxed,
    referenceFails: isFailedBy(claim, failedSteps(asItIs)),
  });
  const { held, tried } = controls;
  const answer =
    `${relaxation.change}, the candidate ${candidate ? "passes" : "does not pass"}, the reference ` +
    `${reference ? "passes" : "does not pass"}, and ${held} of ${tried} wrong answers still fail.`;
  const question =
    "With what an analyst calls too strict taken back, do the right answers pass alone?";
  const evidence = log.conclude({ question, answer });
  const isHeld = candidate && reference && controlsHold(controls);
  const result: TestedClaim["result"] = isHeld ? "held" : "refuted";
  return { tested: { ...about, result, evidence: evidence.id }, answer, evidence };
}

/** Does the reference fail all that is taken back? Only then what it alone caught is no loss. */
function isFailedBy(claim: RelaxationClaim, failed: readonly FailedStep[]): boolean {
  if (claim.probe === "relax-rule") {
    return failed.some(({ diagnostics }) => diagnostics.some(({ code }) => code === claim.rule));
  }
  const lines = new Set(failed.flatMap(failingPlaces).map(({ line }) => line));
  return claim.lines.every((line) => lines.has(line));
}

function wordsOf(claim: RelaxationClaim): string {
  return claim.probe === "relax-rule"
    ? `the rule ${claim.rule} is all that keeps the candidate from passing`
    : `the assertions at line ${claim.lines.join(", ")} of the grader are all that keep the candidate from passing`;
}

function relaxationOf(
  { eval: graded, suite, step }: Investigation,
  claim: RelaxationClaim,
): Relaxation | undefined {
  if (claim.probe === "relax-assertions") {
    const lines = graded.grader.split("\n");
    const places = claim.lines.flatMap((line) => {
      const column = (lines[line - 1] ?? "").search(/\S/u) + 1;
      return column === 0 ? [] : [{ file: graded.graderFile, line, column }];
    });
    return places.length === claim.lines.length ? relaxAssertions(graded, places) : undefined;
  }
  const broken = step.diagnostics.find(
    ({ code, severity }) => code === claim.rule && severity === "error",
  );
  if (broken === undefined || step.name !== "eslint") return undefined;
  const { convex, src } = suite.lintConfigs;
  const failing = broken.place?.file.startsWith("src/") === true ? src : convex;
  if (failing === undefined) return undefined;
  return relaxLintRule(claim.rule, { failing }).findLast(({ kind }) => kind === "lint-rule-off");
}
