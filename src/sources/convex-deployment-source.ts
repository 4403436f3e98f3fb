import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { UsageError } from "../lib/harness-error.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import type { QueryAnswers } from "./assemble-foreign-run.ts";
import { parseEvalDebugInfo, parseFailureSummary } from "./query-answers.ts";

export interface DeploymentSource {
  readonly url: string;
  readonly adminKey: string;
  /** Id of the run, as the deployment has it. */
  readonly runId: string;
  readonly signal?: AbortSignal;
}

const queries = {
  summary: "debugQueries:getFailedEvalsForRun",
  debug: "debug:getEvalDebugInfo",
} as const;

/** Queries under way at once. */
const concurrency = 4;
const timeoutMs = 60_000;

type Ask = (query: string, args: Readonly<Record<string, string>>) => Promise<unknown>;

/**
 * Asks a Convex deployment for the failures of a run, as its admin. Fails with `UsageError` where it cannot be reached,
 * refuses the key, has no such query or run, or answers with something else.
 */
export async function queryDeployment(source: DeploymentSource): Promise<QueryAnswers> {
  const { url, runId, signal } = source;
  const ask = adminOf(source);
  const from = `The answer of ${url}`;
  const summary = parseFailureSummary({ from, value: await ask(queries.summary, { runId }) });
  if (summary.run._id !== runId) {
    throw new UsageError(`${url} was asked for run ${runId} and answered with ${summary.run._id}.`);
  }
  const debugInfos = await limitConcurrency(summary.failedEvals, concurrency, async ({ id }) => {
    signal?.throwIfAborted();
    const value = await ask(queries.debug, { evalId: id });
    return value === null ? [] : [parseEvalDebugInfo({ from, value })];
  });
  return { summary, debugInfos: debugInfos.flat() };
}

function adminOf({ url, adminKey, signal }: DeploymentSource): Ask {
  const client = new ConvexHttpClient(requireSafeAddress(url), {
    skipConvexDeploymentUrlCheck: true,
    logger: false,
    fetch: (input, init) => {
      const timeout = AbortSignal.timeout(timeoutMs);
      return fetch(input, {
        ...init,
        // The key goes to the address that was given and to no other.
        redirect: "error",
        signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      });
    },
  });
  // Internal in the declared type; the platform's own tools use it.
  const setAdminAuth: unknown = Reflect.get(client, "setAdminAuth");
  if (typeof setAdminAuth !== "function") throw new Error("The client has no admin any more.");
  Reflect.apply(setAdminAuth, client, [adminKey]);
  return async (query, args) => {
    try {
      const answer: unknown = await client.query(makeFunctionReference<"query">(query), args);
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      throw new UsageError(
        `${url} did not answer ${query}: ${withoutKey(reasonOf(error), adminKey)}.`,
      );
    }
  };
}

/** Unencrypted only to this machine. */
function requireSafeAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "") {
    throw new UsageError(
      `"${text}" is no address of a deployment: give one such as https://happy-animal-123.convex.cloud`,
    );
  }
  if (
    url.protocol === "http:" &&
    !/^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname)
  ) {
    throw new UsageError(
      `${url.origin} would get the admin key unencrypted: give its address with https.`,
    );
  }
  return url.origin;
}

/** The first line that says something, of at most so many characters. */
function reasonOf(error: unknown): string {
  const longest = 300;
  const message = error instanceof Error ? causeOf(error).message : String(error);
  const lines = message.split("\n").map((line) => line.trim());
  const said = lines.find(
    (line) => line !== "" && !/^\[Request ID: \w+\] Server Error$/.test(line),
  );
  return (said ?? "no reason was given").slice(0, longest).replace(/\.$/, "");
}

/** A connection that fails says why in its cause. */
function causeOf(error: Error): Error {
  return error.cause instanceof Error ? causeOf(error.cause) : error;
}

function withoutKey(text: string, adminKey: string): string {
  return text.replaceAll(adminKey, "(the admin key)");
}
