import type { AnalystOpinion } from "../domain/analyst-opinion.ts";
import type { Evidence } from "../domain/evidence.ts";
import type { EvalPath } from "../domain/eval.ts";
import type { AnalysisReport } from "../domain/report.ts";
import type { Verdict } from "../domain/verdict.ts";

export type AnalysisEvent =
  | { readonly type: "analysis-started"; readonly failures: number }
  | { readonly type: "failure-started"; readonly evalPath: EvalPath }
  | { readonly type: "evidence-found"; readonly evalPath: EvalPath; readonly evidence: Evidence }
  | { readonly type: "verdict-given"; readonly verdict: Verdict }
  | {
      readonly type: "opinion-given";
      /** As it stands with the opinion. */
      readonly verdict: Verdict;
      readonly opinion: AnalystOpinion;
    }
  | { readonly type: "measuring-recommendations"; readonly count: number }
  | { readonly type: "analysis-finished"; readonly report: AnalysisReport };

/** The only way an analysis tells the world what happens. */
export type AnalysisObserver = (event: AnalysisEvent) => void;
