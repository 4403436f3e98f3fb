import type { Reply } from "../domain/attempt.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { generateFiles } from "../generation/generate-files.ts";
import type { Generated } from "../generation/generate-files.ts";
import { parseFiles } from "../generation/parse-files.ts";
import { contentHash } from "../lib/content-hash.ts";
import { retry } from "../lib/retry.ts";
import { openCallLog } from "./call-log.ts";
import type { AttemptCalls } from "./call-log.ts";
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
  const calls = request.model.isRecorded === true ? undefined : await openCallLog(attempt, tools);
  const generated = await askModel(attempt, request, { ...tools, calls });
  const obtained = await storeReply(attempt, generated, { ...tools, calls });
  tools.observer({ type: "reply-received", evalPath: attempt.eval.path, sample: attempt.sample });
  return obtained;
}

/** Of a recorded model no calls are kept. */
interface AskingTools extends RunTools {
  readonly calls: AttemptCalls | undefined;
}

async function askModel(
  { eval: asked, sample }: OpenAttempt,
  { model, run, suite, systemPrompt, signal }: RunSuiteRequest,
  { calls, retryWaitsMs = defaultWaitsMs }: AskingTools,
): Promise<Generated> {
  return await retry(
    () =>
      generateFiles({
        model,
        eval: asked,
        sample,
        guidelines: run.guidelines ? suite.guidelines : "",
        ...(systemPrompt !== undefined && { systemPrompt }),
        ...(calls !== undefined && { log: calls }),
        ...(signal && { signal }),
      }),
    { waitsMs: retryWaitsMs, ...(signal && { signal }) },
  );
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

/** At once with what was asked, so that no reply is paid for that is then not found. */
async function storeReply(
  attempt: OpenAttempt,
  generated: Generated,
  { store, calls }: AskingTools,
): Promise<Obtained> {
  const { id, eval: asked } = attempt;
  const { prompt, reply, parsed } = generated;
  const obtained = obtainedFrom(parsed);
  const kept: Reply = {
    text: reply.text,
    files: obtained.status === "parsed" ? obtained.files : {},
  };
  const state = obtained.status === "errored" ? { state: obtained } : {};
  if (calls === undefined) {
    // The state first: a reply that is stored without it would be graded when the run is resumed.
    if (state.state !== undefined) await store.setAttemptState(id, state.state);
    await store.saveReply(id, kept);
    return obtained;
  }
  const sentCall = calls.sentCall();
  const outcome = { reply: kept, ...state, ...(sentCall !== undefined && { sentCall }) };
  await store.addModelCall(id, { ...prompt, taskHash: contentHash(asked.task), reply }, outcome);
  return obtained;
}

function obtainedFrom(parsed: Generated["parsed"]): Obtained {
  if (parsed.status === "parsed" || parsed.status === "rejected") return parsed;
  return { status: "errored", cause: causes[parsed.status] };
}

const causes = {
  truncated: "truncated: the reply was cut off",
  refused: "refused: the model declined to reply",
  empty: "empty: the model replied with nothing",
} as const;
