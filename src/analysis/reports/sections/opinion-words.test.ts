import { expect, test } from "vitest";
import type { AnalystOpinion } from "../../../domain/analyst-opinion.ts";
import { gradedReport } from "../../../cli/workbench.fixture.ts";
import { renderMarkdown } from "../render-markdown.ts";

const analyst = { kind: "llm", name: "acme/judge" } as const;
const opinion: AnalystOpinion = {
  analyst,
  outcome: "disputes",
  answer: {
    blame: "task",
    classification: "AMBIGUOUS_TASK",
    oneLine: "The task is silent <script>",
    reasoning: "No sentence says it.",
    quotes: [],
  },
  claims: [{ probe: "repair", claim: "edits of a.ts make it pass", result: "held" }],
  problems: [],
  calls: 3,
  transcript: "hash",
};

/** What the report says of its first failure under an opinion. */
function reportWith(change: Partial<AnalystOpinion>, isDecided = false): string {
  const report = gradedReport();
  const [first, ...others] = report.verdicts;
  if (first === undefined) throw new Error("The fixture has a failure.");
  const decider = isDecided ? { decidedBy: { kind: "analyst", analyst } as const } : {};
  const verdict = { ...first, ...decider, opinion: { ...opinion, ...change } };
  return renderMarkdown({ ...report, verdicts: [verdict, ...others] });
}

test.each<[Partial<AnalystOpinion>, string]>([
  [
    {},
    "- **Analyst**: The language model acme/judge disputes it and blames task, which a person should look at: The task is silent \\<script\\>. No sentence says it. Claims executed: edits of a.ts make it pass (held).",
  ],
  [{ outcome: "agrees", claims: [] }, "The language model acme/judge agrees: The task is silent"],
  [
    { outcome: "rejected", problems: ["A quote is not there."] },
    "no answer that passed the checks, so this is the rules' verdict: A quote is not there.",
  ],
  [
    { outcome: "failed", problems: ["It is gone."] },
    "gave no answer, so this is the rules' verdict",
  ],
])("a report tells what an analyst made of a failure: %j", (change, text) => {
  expect(reportWith(change)).toContain(text);
});

test("a report says where an analyst decided", () => {
  expect(reportWith({ outcome: "decided" }, true)).toContain(
    "- **Why this verdict**: Decided by llm acme/judge, after the rules left it open or doubtful. No rule showed it.",
  );
});
