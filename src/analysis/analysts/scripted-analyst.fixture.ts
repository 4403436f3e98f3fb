import type { AnalystOpinion } from "../../domain/analyst-opinion.ts";
import type { AnalysisReport } from "../../domain/report.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { openLane } from "../../llm/provider-lane.ts";
import { providerModel } from "../../llm/provider-model.ts";
import { scheduledModel } from "../../llm/scheduled-model.ts";
import { openBudget } from "../../llm/spending-budget.ts";
import { startScriptedProviderServer } from "../../testing/scripted-provider-server.ts";
import type {
  ProviderAnswer,
  ProviderRequest,
  ProviderScript,
} from "../../testing/scripted-provider-server.ts";
import type { Grade } from "../../grading/grade.ts";
import { analyze, failing, grade, replies, storeWith } from "../analyze-run.fixture.ts";
import { llmAnalyst } from "./llm-analyst.ts";

export const openEval = "000-a/001-broken-check";
export const directive = replies["001-b/000-node"];

/** Nothing without the directive deploys either, for another reason: the rules leave its failure open. */
export const gradeOpenly: Grade = async (request) => {
  const graded = await grade(request);
  if (request.files["convex/index.ts"]?.includes('"use node"') === true) return graded;
  const message = "Nothing deploys today.";
  const other = { tool: "analysis", code: "Closed", severity: "error", message } as const;
  return { ...graded, steps: failing("deploy", [other]) };
};

/** A sound answer on the open failure. */
export const soundAnswer = {
  blame: "model",
  class: "MODEL_FAULT",
  oneLine: "A query stands in a module for Node",
  reasoning: "Only actions run in Node. The directive forbids the query.",
  quotes: [{ origin: "candidate", file: "convex/index.ts", line: 1, text: '"use node";' }],
  claims: [],
};

/** A reply that gives this verdict. */
export function verdictReply(input: unknown): ProviderAnswer {
  return { text: "", toolCalls: [{ name: "give_verdict", input }] };
}

export interface AskOptions {
  readonly replies?: Parameters<typeof storeWith>[0];
  readonly mostCalls?: number;
  readonly dollars?: number;
  readonly signal?: AbortSignal;
}

export interface Asked {
  readonly report: AnalysisReport;
  readonly verdict: Verdict;
  readonly opinion: AnalystOpinion;
  readonly requests: readonly ProviderRequest[];
  /** What was stored of the talk. */
  readonly transcript: string;
}

/** Analyses a run with one failure, asking a model behind a scripted provider. */
export async function askScripted(
  script: ProviderScript,
  { replies: run = { [openEval]: directive }, mostCalls = 20, dollars, signal }: AskOptions = {},
): Promise<Asked> {
  await using server = await startScriptedProviderServer(script);
  await using store = await storeWith(run);
  const limits = { concurrentCalls: 4 };
  const model = scheduledModel({
    model: providerModel({
      endpoint: {
        provider: "acme",
        name: "judge-1",
        api: "openai-compatible",
        baseUrl: server.baseUrl,
        apiKey: "sk-canary",
      },
    }),
    lane: openLane({ provider: "acme", limits, random: () => 0 }),
    price: { input: 1, output: 10 },
    maxOutputTokens: 1000,
    ...(dollars !== undefined && { budget: openBudget(dollars) }),
    observer: () => undefined,
  });
  const analyst = { analyst: llmAnalyst({ model, newNonce: () => "n0nce" }), mostCalls };
  const search = openEval in run ? gradeOpenly : grade;
  const report = await analyze(store, undefined, {
    analyst,
    search,
    fresh: search,
    ...(signal && { signal }),
  });
  const [verdict] = report.verdicts;
  const opinion = verdict?.opinion;
  if (verdict === undefined || opinion === undefined) throw new Error("Nobody was asked.");
  const transcript = (await store.getArtifact(opinion.transcript)) ?? "";
  return { report, verdict, opinion, requests: server.requests, transcript };
}
