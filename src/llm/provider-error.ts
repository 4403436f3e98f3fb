import { APICallError } from "ai";
import { z } from "zod";
import { HarnessError } from "../lib/harness-error.ts";
import type { HarnessErrorKind } from "../lib/harness-error.ts";
import type { ModelEndpoint } from "./model-endpoint.ts";
import type { Redactor } from "./redact-secrets.ts";

/**
 * What went wrong in a call, as a `HarnessError`: `retry` where asking again may help, `skip-attempt` where the provider
 * rejects this request, `stop-run` where it would reject every one. Of the original only the redacted message is kept:
 * its other fields hold the request and its headers.
 */
export function providerError(
  error: unknown,
  { provider, name }: ModelEndpoint,
  redact: Redactor,
): HarnessError {
  const call = APICallError.isInstance(error) ? error : undefined;
  const status = call?.statusCode;
  const hasBegun = status === undefined ? !isUnreachable(error) : status < 400;
  const reason = error instanceof Error ? error.message : JSON.stringify(error);
  const headers = call?.responseHeaders ?? {};
  return new HarnessError(
    kindOf(status, call?.data),
    redact.text(`${provider}/${name} ${whatHappened(status, hasBegun)}: ${reason}`),
    { facts: { provider, model: name, status, hasBegun, retryAfterMs: retryAfterMs(headers) } },
  );
}

/** What is neither an answer nor a failed connection broke within the reply. */
function isUnreachable(error: unknown): boolean {
  return APICallError.isInstance(error);
}

function whatHappened(status: number | undefined, hasBegun: boolean): string {
  if (hasBegun) return "broke off its reply";
  return status === undefined ? "cannot be reached" : `answered ${status}`;
}

/** 408, 409, 425 and 429 say "later"; these reject whoever asks, the other 4xx what was asked. */
const rejectsAll: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 410]);
const saysLater: ReadonlySet<number> = new Set([408, 409, 425, 429]);

function kindOf(status: number | undefined, data: unknown): HarnessErrorKind {
  if (status === undefined || status < 400 || status >= 500) return "retry";
  if (status === 429 && isOutOfQuota(data)) return "stop-run";
  if (saysLater.has(status)) return "retry";
  return rejectsAll.has(status) ? "stop-run" : "skip-attempt";
}

const errorSchema = z.object({ error: z.object({ code: z.unknown(), type: z.unknown() }) });

/** OpenAI answers 429 with this code when an account is empty: waiting does not help. */
function isOutOfQuota(data: unknown): boolean {
  const { success, data: parsed } = errorSchema.partial().safeParse(data);
  const { code, type } = (success ? parsed.error : undefined) ?? {};
  return [code, type].includes("insufficient_quota");
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110, 10.2.3). */
function retryAfterMs(headers: Readonly<Record<string, string>>): number | undefined {
  const milliseconds = Number(headers["retry-after-ms"] ?? "nothing");
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  const after = headers["retry-after"];
  if (after === undefined) return undefined;
  const waitMs = /^\d+(\.\d+)?$/u.test(after)
    ? Number(after) * 1000
    : Date.parse(after) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
