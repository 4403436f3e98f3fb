import type { Diagnostic } from "../domain/diagnostic.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { generateFiles } from "../generation/generate-files.ts";
import type { Generated } from "../generation/generate-files.ts";
import { parseFiles } from "../generation/parse-files.ts";
import { contentHash } from "../lib/content-hash.ts";
import { retry } from "../lib/retry.ts";
import type { OpenAttempt, RunSuiteRequest, RunTools } from "./run-request.ts";

/** What there is to grade: a project, what is wrong with the reply as one, or nothing. */
export type Obtained =
  | { readonly status: "parsed"; readonly files: ProjectFiles; readonly notes: readonly string[] }
  | { readonly status: "rejected"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly status: "errored"; readonly cause: string };

const defaultWaitsMs = [2_000, 10_000];

/** Takes the stored reply of an attempt, or asks the model and stores what it says. Fails with `HarnessError`. */
export async function obtainReply(
  attempt: OpenAttempt,
  request: RunSuiteRequest,
  tools: RunTools,
): Promise<Obtained> {
  const stored = await storedReply(attempt, tools);
  if (stored !== undefined) return stored;
  const { model, run, suite, systemPrompt, signal } = request;
  const generated = await retry(
    () =>
      generateFiles({
        model,
        eval: attempt.eval,
        sample: attempt.sample,
        guidelines: run.guidelines ? suite.guidelines : "",
        ...(systemPrompt !== undefined && { systemPrompt }),
        ...(signal && { signal }),
      }),
    { waitsMs: tools.retryWaitsMs ?? defaultWaitsMs, ...(signal && { signal }) },
  );
  if (model.isRecorded !== true) await storeCall(attempt, generated, tools);
  const obtained = await storeReply(attempt, generated, tools);
  tools.observer({ type: "reply-received", evalPath: attempt.eval.path, sample: attempt.sample });
  return obtained;
}

/**
 * What a stored reply holds to be graded. The reply of an errored attempt counts only where it held a project: else it was
 * cut off or refused.
 */
export async function storedReply(
  { id }: Pick<OpenAttempt, "id">,
  { store }: Pick<RunTools, "store">,
): Promise<Obtained | undefined> {
  const [reply, attempt] = await Promise.all([store.getReply(id), store.getAttempt(id)]);
  if (reply === undefined) return undefined;
  if (attempt?.state.status === "errored" && Object.keys(reply.files).length === 0) {
    return undefined;
  }
  // Of a project from elsewhere the files are all that there is.
  if (reply.text === "" && Object.keys(reply.files).length > 0) {
    return { status: "parsed", files: reply.files, notes: [] };
  }
  // Files of a reply that might have been cut off are never stored.
  const isComplete = Object.keys(reply.files).length > 0;
  const parsed = parseFiles(reply.text, { isComplete });
  return parsed.status === "truncated" ? undefined : parsed;
}

async function storeCall(
  { id, eval: { task } }: OpenAttempt,
  { prompt, reply }: Generated,
  { store }: RunTools,
): Promise<void> {
  await store.addModelCall(id, { ...prompt, taskHash: contentHash(task), reply });
}

async function storeReply(
  { id }: OpenAttempt,
  { reply, parsed }: Generated,
  { store }: RunTools,
): Promise<Obtained> {
  if (parsed.status === "parsed" || parsed.status === "rejected") {
    await store.saveReply(id, {
      text: reply.text,
      files: parsed.status === "parsed" ? parsed.files : {},
    });
    return parsed;
  }
  const cause = causes[parsed.status];
  // The state first: a reply that is stored without it would be graded when the run is resumed.
  await store.setAttemptState(id, { status: "errored", cause });
  await store.saveReply(id, { text: reply.text, files: {} });
  return { status: "errored", cause };
}

const causes = {
  truncated: "truncated: the reply was cut off",
  refused: "refused: the model declined to reply",
  empty: "empty: the model replied with nothing",
} as const;
