import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Context } from "hono";
import { z } from "zod";
import { applyChange } from "../actions/apply-change.ts";
import { recordReview } from "../actions/record-review.ts";
import { replayAttempt } from "../actions/replay-attempt.ts";
import type { ApplyAnswer, ReplayAnswer, ReviewAnswer } from "../api-types.ts";
import { requireToken } from "../guards.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { ReviewDecision } from "../../domain/review.ts";
import { blames, classifications } from "../../domain/verdict.ts";
import { stepNames } from "../../domain/step.ts";
import { parseInput } from "../parse-input.ts";
import type { SuiteReader } from "../suite-reader.ts";
import type { ViewerParts } from "../viewer-parts.ts";

const replayBody = z.object({ certificate: z.string(), attemptId: z.string() });

const reason = z.string().trim().max(10_000);
const decision = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("confirmed"), reason: reason.optional() }),
    z.object({
      kind: z.literal("overridden"),
      blame: z.enum(blames).nullable(),
      classification: z.enum(classifications).nullable(),
      reason: reason.min(1, "an override needs a reason"),
    }),
  ])
  .transform((given): ReviewDecision => {
    if (given.kind === "overridden") return given;
    const { kind } = given;
    return given.reason === undefined ? { kind } : { kind, reason: given.reason };
  });
const reviewBody = z.object({
  attemptId: z.string(),
  step: z.enum(stepNames),
  signature: z.string(),
  author: z.string().trim().min(1).max(200).optional(),
  decision,
});

const applyBody = z.object({
  runId: z.string(),
  number: z.int().min(1),
  confirm: z.string().optional(),
});

const largestBody = 100_000;

/** What changes or executes something: only with the token of this start. */
export function actionRoutes(parts: ViewerParts, suites: SuiteReader): Hono {
  const guarded = [requireToken(parts), bodyLimit({ maxSize: largestBody })] as const;
  const signalOf = (context: Context) => AbortSignal.any([parts.signal, context.req.raw.signal]);
  return new Hono()
    .post("/replay", ...guarded, async (context) => {
      const request = parseInput(replayBody, await jsonBody(context));
      const answer = await replayAttempt(parts, request, signalOf(context));
      return context.json<ReplayAnswer>(answer);
    })
    .post("/reviews", ...guarded, async (context) => {
      const request = parseInput(reviewBody, await jsonBody(context));
      return context.json<ReviewAnswer>(await recordReview(parts, request));
    })
    .post("/apply", ...guarded, async (context) => {
      const request = parseInput(applyBody, await jsonBody(context));
      // Half a change is none: it goes on although the page was left.
      const answer = await applyChange(parts, request);
      if (answer.made !== null) suites.forget();
      return context.json<ApplyAnswer>(answer);
    });
}

async function jsonBody(context: Context): Promise<unknown> {
  try {
    return await context.req.json<unknown>();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError("The request's body is no JSON.");
  }
}
