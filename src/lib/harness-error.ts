/** What the caller should do: try again, leave this attempt as errored, or stop the run. */
export type HarnessErrorKind = "retry" | "skip-attempt" | "stop-run";

/** The harness failed, not the candidate. Never scored. */
export class HarnessError extends Error {
  override readonly name = "HarnessError";
  readonly kind: HarnessErrorKind;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    kind: HarnessErrorKind,
    message: string,
    options: { readonly cause?: unknown; readonly facts?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.facts = options.facts ?? {};
  }
}

/** The user's mistake: one sentence that says what was given, what is wrong and what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
