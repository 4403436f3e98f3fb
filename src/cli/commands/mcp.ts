import { once } from "node:events";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { RunQuestions } from "../../mcp/run-questions.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { analyze } from "./analyze.ts";
import { debugAttempt } from "./debug.ts";
import { explainAttempt } from "./explain.ts";
import { listFailures } from "./failures.ts";
import { replay } from "./replay.ts";
import { listRuns } from "./runs.ts";

/** `faultline mcp`: answers an agent's questions over standard input and output, until either side ends. */
export async function serveAgents(
  context: CommandContext,
  options: CommonOptions & { readonly version: string },
): Promise<ExitCode> {
  const { createMcpServer } = await import("../../mcp/create-mcp-server.ts");
  const server = createMcpServer(runQuestions(context, options), options.version);
  const ended = new AbortController();
  server.server.onclose = () => ended.abort();
  await server.connect(new StdioServerTransport());
  process.stdin.once("end", () => ended.abort());
  const end = AbortSignal.any([ended.signal, context.signal, context.interruption.draining]);
  if (!end.aborted) await once(end, "abort");
  await server.close();
  return exitCodes.ok;
}

/** The commands with `--json`, as questions whose answers come back instead of being printed. */
export function runQuestions(context: CommandContext, common: CommonOptions): RunQuestions {
  const options = { ...common, json: true };
  const ask = async (
    command: (context: CommandContext) => Promise<ExitCode>,
    signal: AbortSignal,
  ): Promise<unknown> => {
    let answer: unknown;
    const { width } = context.terminal;
    const nothing = { print: () => {}, printJsonLine: () => {}, noteJsonLine: () => {} };
    const silent = { width, isInteractive: false, ...nothing, note: () => {} };
    await command({
      ...context,
      signal: AbortSignal.any([context.signal, signal]),
      terminal: { ...silent, printJson: (value) => (answer = value) },
    });
    return answer;
  };
  return {
    listRuns: (signal) => ask((each) => listRuns(each, options), signal),
    listFailures: ({ run }, signal) =>
      ask((each) => listFailures(each, { ...options, run }), signal),
    analyzeRun: ({ run }, signal) => ask((each) => analyze(each, { ...options, run }), signal),
    replayCertificate: ({ certificate }, signal) =>
      ask((each) => replay(each, { ...options, certificate }), signal),
    debugEval: (asked, signal) =>
      ask((each) => debugAttempt(each, { ...options, ...attemptOf(asked) }), signal),
    explainFailure: (asked, signal) =>
      ask((each) => explainAttempt(each, { ...options, ...attemptOf(asked) }), signal),
  };
}

function attemptOf({ attempt, run }: Parameters<RunQuestions["debugEval"]>[0]) {
  return { attempt, ...(run !== undefined && { run }) };
}
