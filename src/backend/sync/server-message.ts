import type { Json } from "../values/convex-value.ts";

/** What a client knows: versions that it counts itself, and the timestamp of the data (wire form). */
export interface StateVersion {
  readonly querySet: number;
  readonly identity: number;
  readonly ts: string;
}

export type StateModification =
  | {
      readonly type: "QueryUpdated";
      readonly queryId: number;
      readonly value: Json;
      readonly logLines: readonly string[];
      readonly journal: string | null;
    }
  | {
      readonly type: "QueryFailed";
      readonly queryId: number;
      readonly errorMessage: string;
      readonly errorData?: Json;
      readonly logLines: readonly string[];
      readonly journal: string | null;
    }
  | { readonly type: "QueryRemoved"; readonly queryId: number };

export interface Transition {
  readonly type: "Transition";
  /** Must be the `endVersion` of the transition before; the first starts at zero. */
  readonly startVersion: StateVersion;
  readonly endVersion: StateVersion;
  readonly modifications: readonly StateModification[];
  /** Milliseconds by which the server's clock was ahead of the client's at the connection. */
  readonly clientClockSkew?: number;
  /** Nanoseconds since the epoch. */
  readonly serverTs?: number;
}

export type FunctionResponse = {
  readonly type: "MutationResponse" | "ActionResponse";
  readonly requestId: number;
  readonly logLines: readonly string[];
} & (
  | { readonly success: true; readonly result: Json; readonly ts?: string }
  | { readonly success: false; readonly result: string; readonly errorData?: Json }
);

/** A message to a client of the sync protocol (`convex/browser`, `sync/protocol.ts`). */
export type ServerMessage =
  | Transition
  | FunctionResponse
  | {
      readonly type: "AuthError";
      readonly error: string;
      readonly baseVersion: number;
      readonly authUpdateAttempted: boolean;
    }
  | { readonly type: "FatalError"; readonly error: string }
  | { readonly type: "Ping" };
