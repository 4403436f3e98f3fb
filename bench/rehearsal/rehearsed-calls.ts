import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildPrompt } from "../../src/generation/build-prompt.ts";
import type { ProviderRequest } from "../../src/public/testing.ts";
import { readRecordedRun } from "../../src/sources/recorded-run.ts";
import { loadSuite } from "../../src/suite/load-suite.ts";

/** The evals of a rehearsal and the recorded reply to each. */
export interface RehearsedCalls {
  readonly evalPaths: readonly string[];
  /** `<model> <experiment> <eval>` of a request, and the reply to it; undefined for one that is none of ours. */
  readonly find: (request: ProviderRequest) => RehearsedCall | undefined;
}

export interface RehearsedCall {
  readonly key: string;
  readonly reply: string;
  /** Four bytes each. */
  readonly inputTokens: number;
}

export const experiments = ["default", "no_guidelines"] as const;

/** Takes so many evals of the suite, spread over it, that a recorded run has replies to. */
export async function readRehearsedCalls(
  suiteDirectory: string,
  recording: string,
  evals: number,
): Promise<RehearsedCalls> {
  const suite = await loadSuite(suiteDirectory);
  const { evalPaths: recorded, repliesDirectory } = await readRecordedRun(recording);
  const present = recorded.filter((path) => suite.evals.has(path));
  const stride = Math.max(1, Math.floor(present.length / evals));
  const evalPaths = present.filter((_, index) => index % stride === 0).slice(0, evals);
  const calls = new Map<string, Omit<RehearsedCall, "key"> & { readonly about: string }>();
  for (const path of evalPaths) {
    const reply = await readFile(join(repliesDirectory, `${path}.md`), "utf8");
    for (const experiment of experiments) {
      const guidelines = experiment === "default" ? suite.guidelines : "";
      const task = suite.evals.get(path)?.task ?? "";
      const { system, prompt } = buildPrompt({ task, guidelines });
      const inputTokens = Math.ceil((system.length + prompt.length) / 4);
      calls.set(prompt, { about: `${experiment} ${path}`, reply, inputTokens });
    }
  }
  return {
    evalPaths,
    find({ model, messages }) {
      const call = calls.get(messages.at(-1)?.content ?? "");
      return call && { ...call, key: `${model} ${call.about}` };
    },
  };
}
