import type { MeasuredEffect } from "../../domain/recommendation.ts";
import type { Suite } from "../../domain/suite.ts";
import type { DecidedFailure } from "../decided-failure.ts";
import { controlsHold, relaxedSuite } from "../probes/relax-probe.ts";
import type { ControlResult } from "../relaxations/negative-controls.ts";
import type { Relaxation } from "../relaxations/relaxation.ts";
import { unifiedDiff } from "../repair/unified-diff.ts";
import { withOverlay } from "../../suite/build-suite.ts";
import { measureEffect } from "./measure-effect.ts";
import type { Draft, RecommendRequest } from "./recommend-request.ts";

/** One edit of a check per distinct relaxation that its controls allow, each measured. Those that gain nothing are left out. */
export async function checkFixes(request: RecommendRequest): Promise<Draft[]> {
  const groups = groupByEdit(request.decided);
  const drafts = await Promise.all(groups.map((members) => draftFix(request, members)));
  return drafts.filter((draft) => draft !== undefined);
}

interface RelaxedFailure {
  readonly decided: DecidedFailure;
  readonly relaxation: Relaxation;
  readonly controls: ControlResult;
}

function groupByEdit(decided: readonly DecidedFailure[]): RelaxedFailure[][] {
  const relaxed = decided.flatMap((each): RelaxedFailure[] => {
    const { relax } = each.findings;
    if (
      each.verdict.blame !== "check" ||
      relax?.relaxation === undefined ||
      relax.controls === undefined ||
      !(relax.candidatePasses && relax.referencePasses && controlsHold(relax.controls))
    ) {
      return [];
    }
    return [{ decided: each, relaxation: relax.relaxation, controls: relax.controls }];
  });
  return [...Map.groupBy(relaxed, ({ relaxation }) => JSON.stringify(relaxation.edits)).values()];
}

async function draftFix(
  request: RecommendRequest,
  members: readonly RelaxedFailure[],
): Promise<Draft | undefined> {
  const [first] = members;
  if (first === undefined) return undefined;
  const { suite } = request;
  const after = relaxedSuite(suite, first.relaxation);
  const [effect, currentCheckEffect] = await Promise.all([
    measure(request, after, members),
    measureCurrentCheck(request, members),
  ]);
  if (effect.gained.length === 0 || effect.lost.length > 0) return undefined;
  const uncovered = members.flatMap(({ controls }) => controls.uncovered);
  const group = isLint(first.relaxation) ? "lint" : "eval";
  return {
    group,
    title: titleOf(first.relaxation),
    detail: detailOf(first, suite, uncovered),
    evalPaths: members.map(({ decided }) => decided.verdict.failure.evalPath),
    edits: first.relaxation.edits,
    diff: unifiedDiff(suite.files, after.files),
    effect,
    ...(currentCheckEffect === undefined ? {} : { currentCheckEffect }),
  };
}

function isLint({ kind }: Pick<Relaxation, "kind">): boolean {
  return kind === "lint-option" || kind === "lint-rule-off";
}

function titleOf({ kind, demand, change, edits }: Relaxation): string {
  if (isLint({ kind })) {
    return change.replace(/^With (.*?) set in/, "Set $1 in").replace(/^With/, "Turn");
  }
  const verb = kind === "assertion" ? "Replace" : "No longer ask for";
  return `${verb} ${demand} in ${edits[0]?.file}`;
}

/** Why, what the measured edit leaves open, and whether today's suite still has the check. */
function detailOf(
  { relaxation: { kind, edits }, decided }: RelaxedFailure,
  { overlay }: Suite,
  uncovered: readonly string[],
): string {
  const sentences = [
    decided.findings.reference.outcome === "passes"
      ? "It is no behaviour, and no sentence of the task asks for it: right answers fail by it."
      : "The reference answer fails it too, so it separates right from wrong for nobody.",
  ];
  if (kind === "assertion") {
    sentences.push("The edit below only takes it out; what it was meant to check is then open.");
  }
  if (uncovered.length > 0) sentences.push(`Nothing else catches: ${uncovered.join(", ")}.`);
  if (edits.some(({ file }) => Object.hasOwn(overlay, file))) {
    sentences.push(
      "It is the version of the file that the run was graded with, laid over the suite; the suite itself has another.",
    );
  }
  return sentences.join(" ");
}

function measure(
  request: RecommendRequest,
  after: Suite,
  members: readonly RelaxedFailure[],
): Promise<MeasuredEffect> {
  const controls = {
    held: members.reduce((sum, member) => sum + member.controls.held, 0),
    tried: members.reduce((sum, member) => sum + member.controls.tried, 0),
  };
  return measureEffect(request, { after, controls });
}

/** Where the suite's file has changed since the run was graded: what its present state brings. */
async function measureCurrentCheck(
  request: RecommendRequest,
  members: readonly RelaxedFailure[],
): Promise<MeasuredEffect | undefined> {
  const { suite, currentSuite } = request;
  const files = new Set(
    members.flatMap(({ relaxation }) => relaxation.edits.map(({ file }) => file)),
  );
  const changed = [...files].flatMap((file) => {
    const text = currentSuite.files[file];
    return text === undefined || text === suite.files[file] ? [] : [[file, text] as const];
  });
  if (changed.length === 0) return undefined;
  return measure(request, withOverlay(suite, Object.fromEntries(changed)), []);
}
