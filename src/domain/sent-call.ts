/**
 * A call to a model, noted before it was sent, so that one that was in flight when its process died is known. `sent`: no
 * reply is stored yet. `lost`: the process that made it ended before its reply was stored; a later call repeats it.
 */
export interface SentCall {
  /** Of the store; higher for later calls. */
  readonly number: number;
  /** ISO 8601. */
  readonly sentAt: string;
  readonly state: SentCallState;
}

export type SentCallState =
  | { readonly status: "sent" }
  | { readonly status: "replied" }
  | { readonly status: "failed"; readonly cause: string }
  | { readonly status: "lost" };
