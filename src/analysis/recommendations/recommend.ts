import type { MeasuredEffect, Recommendation } from "../../domain/recommendation.ts";
import { relaxedSuite } from "../probes/relax-probe.ts";
import { checkFixes } from "./check-fixes.ts";
import { measureEffect } from "./measure-effect.ts";
import { modelNotes, noAction } from "./model-notes.ts";
import type { Draft, RecommendRequest } from "./recommend-request.ts";

export interface Recommendations {
  readonly recommendations: readonly Recommendation[];
  /** All edits of checks applied together; absent where there are none. */
  readonly combinedEffect?: MeasuredEffect;
}

/** What should change, by whom, and what each change of a check measurably brings. */
export async function recommend(request: RecommendRequest): Promise<Recommendations> {
  const fixes = await checkFixes(request);
  const drafts: Draft[] = [
    ...fixes.filter(({ group }) => group === "eval"),
    ...fixes.filter(({ group }) => group === "lint"),
    ...modelNotes(request.decided),
    ...noAction(request.decided),
  ];
  const recommendations = drafts.map((draft, index) => ({ ...draft, number: index + 1 }));
  const combinedEffect = await combine(request, fixes);
  return combinedEffect === undefined ? { recommendations } : { recommendations, combinedEffect };
}

/** One fix is its own sum; several are measured together, since they could get in each other's way. */
async function combine(
  request: RecommendRequest,
  fixes: readonly Draft[],
): Promise<MeasuredEffect | undefined> {
  const [only] = fixes;
  if (fixes.length <= 1) return only?.effect;
  const edits = fixes.flatMap((fix) => fix.edits);
  const controls = {
    held: fixes.reduce((sum, { effect }) => sum + (effect?.controlsHeld ?? 0), 0),
    tried: fixes.reduce((sum, { effect }) => sum + (effect?.controlsTried ?? 0), 0),
  };
  return measureEffect(request, { after: relaxedSuite(request.suite, { edits }), controls });
}
