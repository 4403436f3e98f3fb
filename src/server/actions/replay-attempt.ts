import { attemptId } from "../../domain/ids.ts";
import type { ReplayAnswer, ReplayRequest } from "../api-types.ts";
import { NotFound } from "../not-found.ts";
import type { ViewerParts } from "../viewer-parts.ts";

/** Grades a certificate of an attempt again, from scratch. Fails with `NotFound`. */
export async function replayAttempt(
  { store, work }: Pick<ViewerParts, "store" | "work">,
  request: ReplayRequest,
  signal: AbortSignal,
): Promise<ReplayAnswer> {
  const attempt = await store.getAttempt(attemptId(request.attemptId));
  const report = attempt === undefined ? undefined : await store.getReport(attempt.runId);
  const certificate = [...(report?.verdicts ?? []), ...(report?.furtherVerdicts ?? [])].find(
    (verdict) =>
      verdict.failure.attemptId === attempt?.id && verdict.certificate?.id === request.certificate,
  )?.certificate;
  if (certificate === undefined) {
    throw new NotFound(`This attempt has no certificate "${request.certificate}".`);
  }
  const { reproduced, before, after } = await work.replay(certificate, signal);
  const recorded = { before: certificate.before, after: certificate.after };
  return { certificate: certificate.id, reproduced, before, after, recorded };
}
