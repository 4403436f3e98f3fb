import { randomBytes } from "node:crypto";
import { HarnessError } from "../../lib/harness-error.ts";
import type { ToolCall } from "../../domain/model-call.ts";
import type { Exchange, GenerationReply, LanguageModel } from "../../llm/language-model.ts";
import type { Analyst, AnalystQuestion, AnalystSession } from "./analyst.ts";
import { modelTools, useTool, verdictTool } from "./model-tools.ts";
import { readPrompt } from "./read-prompt.ts";
import { renderBrief } from "./render-brief.ts";

export interface LlmAnalystOptions {
  readonly model: LanguageModel;
  /** Marks what is data; nobody may know it before. */
  readonly newNonce?: () => string;
}

/** Replies of a model on one failure, answers or not. */
const mostReplies = 24;

/** A language model that reads, runs probes and answers, each reply within the budget of calls. */
export function llmAnalyst({
  model,
  newNonce = () => randomBytes(12).toString("hex"),
}: LlmAnalystOptions): Analyst {
  const instructions = [readPrompt("judge"), readPrompt("model")].join("\n\n");
  return {
    identity: { kind: "llm", name: `${model.provider}/${model.name}` },
    begin: (question) => startSession(model, question, { instructions, nonce: newNonce() }),
  };
}

function startSession(
  model: LanguageModel,
  question: AnalystQuestion,
  { instructions, nonce }: { readonly instructions: string; readonly nonce: string },
): AnalystSession {
  const { brief, spendCall, signal } = question;
  const system = instructions.replaceAll("{nonce}", nonce);
  const prompt = renderBrief(brief, nonce);
  const exchanges: Exchange[] = [];
  const ask = async (): Promise<GenerationReply> => {
    if (exchanges.length >= mostReplies) {
      throw noVerdict(`gave no verdict in ${mostReplies} replies`);
    }
    spendCall();
    const asked = { evalPath: brief.evalPath, sample: 0, system, prompt, tools: modelTools };
    return await model.generate({ ...asked, exchanges: [...exchanges], ...(signal && { signal }) });
  };
  return {
    async answer(problems) {
      const last = exchanges.pop();
      if (last !== undefined) exchanges.push(sentBack(last, problems));
      for (;;) {
        const reply = await ask();
        if (reply.finishReason === "refused") throw noVerdict("declined to reply");
        const exchange = await exchangeOf(reply, { ...question, nonce });
        exchanges.push(exchange);
        const given = (reply.toolCalls ?? []).find(isVerdict);
        if (given !== undefined) return given.input;
      }
    },
    transcript: () => ({
      system,
      prompt,
      exchanges: exchanges.map(({ reply, ...rest }) => ({
        ...rest,
        reply: { ...reply, continuation: undefined },
      })),
    }),
    cost() {
      const costs = exchanges.flatMap(({ reply }) => reply.cost ?? []);
      return costs.length === 0 ? undefined : costs.reduce((sum, cost) => sum + cost, 0);
    },
  };
}

function noVerdict(what: string): HarnessError {
  return new HarnessError("skip-attempt", `The analyst ${what}.`);
}

function isVerdict({ name }: ToolCall): boolean {
  return name === verdictTool;
}

/** What a reply asked for, done. */
async function exchangeOf(
  reply: GenerationReply,
  question: AnalystQuestion & { readonly nonce: string },
): Promise<Exchange> {
  const { toolCalls = [] } = reply;
  if (toolCalls.length === 0) {
    const cut = reply.finishReason === "length" ? "Your reply was cut off. " : "";
    return { reply, outputs: [], remark: `${cut}Call a tool; ${verdictTool} ends this.` };
  }
  const outputs: string[] = [];
  for (const call of toolCalls) {
    outputs.push(isVerdict(call) ? "Received." : await useTool(call, question));
  }
  return { reply, outputs };
}

/** The exchange whose verdict did not pass, saying why. */
function sentBack(exchange: Exchange, problems: readonly string[]): Exchange {
  const { toolCalls = [] } = exchange.reply;
  const said = [
    "This verdict does not count:",
    ...problems.map((problem) => `- ${problem}`),
    `Call ${verdictTool} again, corrected.`,
  ].join("\n");
  const outputs = exchange.outputs.map((output, index) => {
    const call = toolCalls[index];
    return call !== undefined && isVerdict(call) ? said : output;
  });
  return { ...exchange, outputs };
}
