import type {
  MeasuredEffect,
  Recommendation,
  RecommendationGroup,
} from "../../../domain/recommendation.ts";
import { recommendationGroups } from "../../../domain/recommendation.ts";
import type { AnalysisReport } from "../../../domain/report.ts";
import { code, fence, prose } from "../escape-markdown.ts";
import { ratio } from "../numbers-in-words.ts";

const unmeasured = "Not measured: only a model could show its effect.";

/** The four groups, each with its recommendations and what each was measured to bring. */
export function renderRecommendations(report: AnalysisReport): string {
  return recommendationGroups
    .map((group) => {
      const members = report.recommendations.filter(
        (recommendation) => recommendation.group === group,
      );
      const items = members.map(renderRecommendation);
      return `### ${groupTitle(group, report)}\n\n${items.length === 0 ? "None." : items.join("\n")}`;
    })
    .join("\n\n");
}

function groupTitle(group: RecommendationGroup, { run }: AnalysisReport): string {
  switch (group) {
    case "eval":
      return "Eval improvements";
    case "lint":
      return "Lint/config changes";
    case "model-notes":
      return `Model-specific notes (${prose(run.model)} ${run.guidelines ? "with" : "without"} guidelines)`;
    case "no-action":
      return "No action needed";
    default:
      return group satisfies never;
  }
}

function renderRecommendation(recommendation: Recommendation): string {
  const { number, title, detail, evalPaths, effect, diff } = recommendation;
  const evals = evalPaths.length === 0 ? "" : ` (${evalPaths.map(code).join(", ")})`;
  const text = `- **${number}. ${prose(title)}**${evals}: ${prose(detail)}`;
  const measured =
    `${text} ${effectText(recommendation, effect)}${currentCheckText(recommendation)}`.trimEnd();
  return diff === undefined
    ? measured
    : `${measured}\n\n${fence(diff, { language: "diff", indent: 2 })}\n`;
}

/** What the suite's own present version of the check brings, where it has changed since. */
function currentCheckText({ currentCheckEffect: effect }: Recommendation): string {
  if (effect === undefined) return "";
  const { gained, passedBefore, passedAfter, total } = effect;
  return (
    ` The suite has changed this file since the run: graded with its present version, ` +
    `${ratio(passedBefore, total)} → ${ratio(passedAfter, total)}, +${gained.length}.`
  );
}

function effectText({ group }: Recommendation, effect: MeasuredEffect | undefined): string {
  if (effect === undefined) return group === "no-action" ? "" : unmeasured;
  const { gained, lost, passedBefore, passedAfter, total, controlsHeld, controlsTried } = effect;
  const changes = `+${gained.length}${gained.length === 0 ? "" : ` (${gained.map(code).join(", ")})`}`;
  const losses =
    lost.length === 0 ? "nothing lost" : `−${lost.length} (${lost.map(code).join(", ")})`;
  return (
    `**Measured**: ${ratio(passedBefore, total)} → ${ratio(passedAfter, total)}, ${changes}, ${losses}; ` +
    `${controlsHeld} of ${controlsTried} negative controls still fail.`
  );
}
