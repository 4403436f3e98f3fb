import type { MeasuredEffect } from "../../domain/recommendation.ts";
import type { Suite } from "../../domain/suite.ts";
import type { DecidedFailure } from "../decided-failure.ts";
import { relaxedSuite } from "../probes/relax-probe.ts";
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
      each.verdict.rule !== "check-broken" ||
      relax?.relaxation === undefined ||
      relax.controls === undefined
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
  const group = first.relaxation.kind === "assertion" ? "eval" : "lint";
  return {
    group,
    title: titleOf(first.relaxation),
    detail: detailOf(first.relaxation, suite, uncovered),
    evalPaths: members.map(({ decided }) => decided.verdict.failure.evalPath),
    edits: first.relaxation.edits,
    diff: unifiedDiff(suite.files, after.files),
    effect,
    ...(currentCheckEffect === undefined ? {} : { currentCheckEffect }),
  };
}

function titleOf({ kind, demand, change, edits }: Relaxation): string {
  if (kind !== "assertion") {
    return change.replace(/^With (.*?) set in/, "Set $1 in").replace(/^With/, "Turn");
  }
  return `Replace ${demand} in ${edits[0]?.file}`;
}

/** Why, what the measured edit leaves open, and whether today's suite still has the check. */
function detailOf(
  { kind, edits }: Relaxation,
  { overlay }: Suite,
  uncovered: readonly string[],
): string {
  const sentences = [
    "The reference answer fails it too, so it separates right from wrong for nobody.",
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
