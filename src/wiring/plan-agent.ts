import { rm } from "node:fs/promises";
import type { AgentCommand, Experiment } from "../domain/experiment.ts";
import { agentModel } from "../generation/agent-model.ts";
import { UsageError } from "../lib/harness-error.ts";
import { createTemporaryFolder } from "../lib/temporary-folder.ts";
import { systemClock } from "../llm/lane-clock.ts";
import { createLaneGate } from "../llm/lane-gate.ts";
import type { LanguageModel } from "../llm/language-model.ts";
import { redactor } from "../llm/redact-secrets.ts";
import type { RunFolderProgram } from "../sandbox/folder-program.ts";
import type { ModelCalls } from "./model-calls.ts";
import type { ModelTarget } from "./model-target.ts";

/** An experiment's agent as the model. Fails with `UsageError` where a variable that it needs is not set. */
export function planAgent(
  agent: AgentCommand,
  { name: experiment }: Pick<Experiment, "name">,
  { target, calls }: { readonly target: ModelTarget; readonly calls: ModelCalls },
): LanguageModel {
  const { endpoint } = target;
  const environment = Object.fromEntries(
    agent.environment.map((variable) => {
      const value = calls.keyOf(variable);
      if (value !== undefined) return [variable, value] as const;
      throw new UsageError(
        `The agent of experiment ${experiment} needs the variable ${variable}, which is not set: set it, or take it out of faultline.config.ts.`,
      );
    }),
  );
  const keys = redactor(Object.values(environment));
  return agentModel({
    provider: endpoint.provider,
    name: endpoint.name,
    apiName: endpoint.apiName ?? endpoint.name,
    agent,
    environment,
    run: atOnce(agent.atOnce, calls.runProgram),
    openFolder,
    redact: (text) => keys.text(text),
  });
}

/** Further programs wait for one to end. */
function atOnce(concurrentCalls: number, run: RunFolderProgram): RunFolderProgram {
  const gate = createLaneGate({ concurrentCalls }, systemClock);
  return async (program) => {
    const leave = await gate.enter(0, program.signal);
    try {
      return await run(program);
    } finally {
      leave();
    }
  };
}

async function openFolder() {
  const path = await createTemporaryFolder();
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
