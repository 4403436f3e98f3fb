import { leastCertainFirst, reviewOf } from "../../analysis/review-verdict.ts";
import { isSameFailure, reviewAgreement } from "../../analysis/review-agreement.ts";
import { agreementInWords, counted } from "../../analysis/reports/numbers-in-words.ts";
import { gitAuthor } from "../../config/git-author.ts";
import type { Review } from "../../domain/review.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { Run } from "../../domain/run.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { renderVerdictToReview } from "../render/verdict-to-review.ts";
import type { StyledLine } from "../render/styled-text.ts";
import { resolveRun } from "../resolve-run.ts";
import { respond } from "../respond.ts";

export interface ReviewOptions extends CommonOptions {
  readonly run: string;
  readonly author?: string;
  /** Also those that were reviewed before. */
  readonly all?: boolean;
}

interface OpenReview {
  readonly store: ResultStore;
  readonly run: Run;
  readonly author: string;
}

/** `faultline review <run>`: verdicts, least certain first, for a person to confirm or to override. */
export async function reviewRun(
  context: CommandContext,
  options: ReviewOptions,
): Promise<ExitCode> {
  const { terminal, invocation } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { store } = workbench;
  const { run } = await resolveRun(store, options.run, invocation);
  const pending = await verdictsToReview(store, run, { ...options, invocation });
  if (options.json !== true && pending.length > 0) {
    const author = options.author ?? (await gitAuthor());
    if (author === undefined) {
      throw new UsageError("Nobody is known to review: name yourself with --author.");
    }
    await askAbout(context, { store, run, author }, pending);
  }
  const reviews = await store.listReviews(run.id);
  respond(terminal, options.json, {
    json: () => ({
      run: run.id,
      pending: pending.map(({ failure, blame, confidence, oneLine }) => ({
        evalPath: failure.evalPath,
        step: failure.step,
        attemptId: failure.attemptId,
        blame,
        confidence,
        oneLine,
      })),
      reviews,
      agreement: reviewAgreement(reviews),
    }),
    lines: () => closingLines(reviews),
  });
  return exitCodes.ok;
}

async function verdictsToReview(
  store: ResultStore,
  run: Run,
  { all, invocation }: { readonly all?: boolean; readonly invocation: string },
): Promise<readonly Verdict[]> {
  const report = await store.getReport(run.id);
  if (report === undefined) {
    const name = runIdPrefix(run.id);
    throw new UsageError(
      `Run ${name} has no verdicts to review yet. Analyse it first: ${invocation} analyze ${name}`,
    );
  }
  const reviews = await store.listReviews(run.id);
  const isReviewed = (verdict: Verdict): boolean => {
    const { failure } = reviewOf({ ...sketch, runId: run.id, verdict });
    return reviews.some((review) => isSameFailure(review.failure, failure));
  };
  return leastCertainFirst(report.verdicts).filter(
    (verdict) => all === true || !isReviewed(verdict),
  );
}

/** Only the failure of such a review is looked at. */
const sketch = { decision: { kind: "confirmed" }, author: "", at: new Date(0) } as const;

async function askAbout(
  context: CommandContext,
  { store, run, author }: OpenReview,
  pending: readonly Verdict[],
): Promise<void> {
  const { terminal } = context;
  if (!terminal.isInteractive) {
    throw new UsageError(
      "A review asks for answers, and nobody can give any here: call it in a terminal, or list what waits with --json.",
    );
  }
  for (const [index, verdict] of pending.entries()) {
    const place = `${index + 1} of ${pending.length}`;
    terminal.print(renderVerdictToReview(verdict, { place, width: terminal.width }));
    const answer = await context.askReview();
    if (answer === "quit") return;
    if (answer === "skip") continue;
    const decided = { runId: run.id, verdict, decision: answer, author, at: new Date() };
    await store.addReview(reviewOf(decided));
  }
}

function closingLines(reviews: readonly Review[]): readonly StyledLine[] {
  if (reviews.length === 0) return [["No verdict was reviewed."]];
  const agreement = reviewAgreement(reviews);
  const again = reviews.length - agreement.reviewed;
  const note = again === 0 ? "" : ` (${counted(again, "earlier review")} replaced)`;
  return [[`${agreementInWords(agreement)}${note}.`]];
}
