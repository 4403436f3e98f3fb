import type { AnalysisReport } from "../../domain/report.ts";
import type { Review } from "../../domain/review.ts";
import { prose } from "./escape-markdown.ts";
import {
  renderCategories,
  renderClassificationTable,
  renderFailuresByStep,
} from "./sections/failure-tables.ts";
import { renderComparisons, renderNetImpact, renderPatterns } from "./sections/findings.ts";
import { renderPerFailure } from "./sections/per-failure.ts";
import { renderPriorReports } from "./sections/prior-reports.ts";
import { renderReviews } from "./sections/reviews.ts";
import { renderRecommendations } from "./sections/recommendations.ts";
import { renderRunMetadata } from "./sections/run-metadata.ts";

/** Title of the section that people keep by hand: analysing again leaves what stands there. */
export const actionsTakenTitle = "Actions taken";
/** What stands there until someone records an action. */
export const noActionsTaken = "None.";

const closingQuestion =
  "These are the findings; nothing has been changed. Shall a recommendation be implemented (name its number), " +
  "or a failure be discussed in more detail (`faultline explain <eval>`)?";

export interface MarkdownExtras {
  /** Markdown, put in as it is; by default the report's own list. */
  readonly actionsTaken?: string;
  /** What people decided about the verdicts, newest first. */
  readonly reviews?: readonly Review[];
}

/** A report as Markdown; where verdicts were reviewed, with how far the reviewers agree. */
export function renderMarkdown(
  report: AnalysisReport,
  { actionsTaken = actionsList(report.actionsTaken), reviews = [] }: MarkdownExtras = {},
): string {
  const sections = [
    ["Run metadata", renderRunMetadata(report)],
    ["Prior reports", renderPriorReports(report)],
    ["Failure summary by step type", renderFailuresByStep(report)],
    ["Failure classification table", renderClassificationTable(report)],
    ["Per-failure analysis", renderPerFailure(report)],
    ...(reviews.length === 0 ? [] : [["Reviews of the verdicts", renderReviews(reviews)]]),
    ["Cross-cutting patterns", renderPatterns(report)],
    ["Failures and pass rate by category", renderCategories(report)],
    ["Recommendations", renderRecommendations(report)],
    ["Net impact assessment", renderNetImpact(report)],
    ["Comparison to prior runs", renderComparisons(report)],
    [actionsTakenTitle, actionsTaken],
    ["Next", closingQuestion],
  ];
  const title = `# Run Analysis Report: ${prose(report.run.model)}`;
  const parts = sections.map(([name, body]) => `## ${name}\n\n${body?.trimEnd()}`);
  return `${[title, ...parts].join("\n\n")}\n`;
}

/** Actions as a list in Markdown. */
export function actionsList(actions: readonly string[]): string {
  return actions.length === 0
    ? noActionsTaken
    : actions.map((action) => `- ${prose(action)}`).join("\n");
}
