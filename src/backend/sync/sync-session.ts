import { setImmediate as nextTurn } from "node:timers/promises";
import type { Authentication } from "../auth/authentication.ts";
import type { Authenticator } from "../auth/authenticator.ts";
import type { Database } from "../database/database.ts";
import { encodeTimestamp } from "../database/timestamp.ts";
import type { CallResult } from "../functions/call-result.ts";
import type { FunctionCall } from "../functions/function-runner.ts";
import type { Identity } from "../functions/identity.ts";
import {
  parseClientMessage,
  ProtocolViolation,
  type Authenticate,
  type ClientMessage,
  type FunctionRequest,
  type ModifyQuerySet,
} from "./client-message.ts";
import type { ClientSession, ClientSessions } from "./client-sessions.ts";
import { runRequest } from "./run-request.ts";
import type { QueryCache } from "./query-cache.ts";
import { QuerySet } from "./query-set.ts";
import type { FunctionResponse, ServerMessage, StateVersion } from "./server-message.ts";

const maximumPending = 2_048;
/** Codes of RFC 6455. */
const closeCodes = { normal: 1000, violation: 1002, failure: 1011, busy: 1013 } as const;

/** The way to the client. */
export interface Connection {
  send(message: ServerMessage): void;
  /** Nothing is received or sent after it. */
  close(code: number, reason: string): void;
}

export interface SyncSessionOptions {
  readonly connection: Connection;
  readonly authenticator: Authenticator;
  readonly database: Database;
  readonly cache: QueryCache;
  readonly clients: ClientSessions;
  readonly call: (call: FunctionCall) => Promise<CallResult>;
  /** Told of failures of ours; the connection is closed then. */
  readonly onFailure: (error: unknown) => void;
}

interface Versions {
  readonly querySet: number;
  readonly identity: number;
  readonly timestamp: bigint;
}

/**
 * One connection of the sync protocol. What the client asks for moves `#querySetVersion` and `#identityVersion` at
 * once; what it has been told, `#told`, follows in transitions, each of which shows one moment of the database.
 */
export class SyncSession implements Disposable {
  readonly #options: SyncSessionOptions;
  readonly #queries: QuerySet;
  #client: ClientSession | undefined;
  #identity: Identity = { kind: "anonymous" };
  #identityVersion = 0;
  #querySetVersion = 0;
  #told: Versions = { querySet: 0, identity: 0, timestamp: 0n };
  /** A mutation was answered: its promise waits for a transition. */
  #owesTransition = false;
  #isUpdating = false;
  #pending = 0;
  #closed = false;

  constructor(options: SyncSessionOptions) {
    this.#options = options;
    this.#queries = new QuerySet(options.cache);
  }

  /** Takes a message of the client; a malformed one ends the connection. */
  receive(text: string): void {
    if (this.#closed) return;
    try {
      this.#handle(parseClientMessage(text));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Tells the client what has changed, soon. */
  update(): void {
    if (!this.#isUpdating) void this.#catchUp().catch((error: unknown) => this.#fail(error));
  }

  [Symbol.dispose](): void {
    this.#closed = true;
    this.#queries[Symbol.dispose]();
  }

  #handle(message: ClientMessage): void {
    if ((message.type === "Connect") === (this.#client !== undefined)) {
      throw new ProtocolViolation("The first message, and no other, must be Connect.");
    }
    switch (message.type) {
      case "Connect":
        this.#client = this.#options.clients.open(message.sessionId);
        return;
      case "Authenticate":
        this.#authenticate(message);
        return;
      case "ModifyQuerySet":
        this.#modifyQuerySet(message);
        return;
      case "Mutation":
      case "Action":
        void this.#request(message).catch((error: unknown) => this.#fail(error));
        return;
      case "Event":
        return;
      default:
        message satisfies never;
    }
  }

  #authenticate(message: Authenticate): void {
    const { baseVersion } = message;
    requireVersion("identity", baseVersion, this.#identityVersion);
    const authentication = this.#identify(message);
    if (authentication.status === "refused") {
      this.#refuse(authentication.message, { baseVersion, authUpdateAttempted: true });
      return;
    }
    this.#identity = authentication.identity;
    this.#identityVersion += 1;
    this.#queries.forgetRuns();
    this.update();
  }

  #identify(message: Authenticate): Authentication {
    const { authenticator } = this.#options;
    switch (message.tokenType) {
      case "None":
        return { status: "accepted", identity: { kind: "anonymous" } };
      case "User":
        return authenticator.ofToken(message.value);
      case "Admin":
        return authenticator.ofAdminKey(message.value, message.impersonating);
      default:
        return message satisfies never;
    }
  }

  #modifyQuerySet({ baseVersion, newVersion, modifications }: ModifyQuerySet): void {
    requireVersion("query set", baseVersion, this.#querySetVersion);
    if (newVersion <= baseVersion) throw new ProtocolViolation("A version must be a new one.");
    this.#queries.modify(modifications);
    this.#querySetVersion = newVersion;
    this.update();
  }

  async #request(request: FunctionRequest): Promise<void> {
    if (this.#client === undefined || this.#refusesExpired()) return;
    if (this.#pending >= maximumPending) {
      this.#close(closeCodes.busy, "TooManyConcurrentRequests");
      return;
    }
    this.#pending += 1;
    const { call } = this.#options;
    const identity = this.#identity;
    const run = (): Promise<FunctionResponse> => runRequest(request, { call, identity });
    const response =
      request.type === "Action" ? run() : this.#client.mutate(request.requestId, run);
    // Whatever comes of it, the request is no longer pending.
    const answered = await response.finally(() => {
      this.#pending -= 1;
    });
    this.#send(answered);
    if (request.type === "Action" || !answered.success) return;
    this.#owesTransition = true;
    this.update();
  }

  // The answer to a mutation that has just been committed goes out before the next turn, so ahead of its effects.
  async #catchUp(): Promise<void> {
    this.#isUpdating = true;
    try {
      while (!this.#closed && this.#isBehind()) {
        await nextTurn();
        if (this.#closed || this.#refusesExpired()) return;
        await this.#transition();
      }
    } finally {
      // At once after the last look, so that no change falls between the two.
      this.#isUpdating = false;
    }
  }

  #isBehind(): boolean {
    return (
      this.#owesTransition ||
      this.#told.querySet !== this.#querySetVersion ||
      this.#told.identity !== this.#identityVersion ||
      this.#queries.isStale
    );
  }

  async #transition(): Promise<void> {
    this.#owesTransition = false;
    const [querySet, identity] = [this.#querySetVersion, this.#identityVersion];
    const refreshed = await this.#queries.refresh(this.#options.database, this.#identity);
    const { timestamp, modifications } = refreshed;
    const start = this.#told;
    this.#told = { querySet, identity, timestamp };
    this.#send({
      type: "Transition",
      startVersion: encodeVersions(start),
      endVersion: encodeVersions(this.#told),
      modifications,
    });
  }

  #refusesExpired(): boolean {
    const identity = this.#identity;
    if (identity.kind !== "user" || identity.expires > Date.now()) return false;
    const baseVersion = this.#identityVersion;
    this.#refuse("Token expired", { baseVersion, authUpdateAttempted: false });
    return true;
  }

  // The client asks its user for another token and connects again.
  #refuse(
    error: string,
    about: { readonly baseVersion: number; readonly authUpdateAttempted: boolean },
  ): void {
    this.#send({ type: "AuthError", error, ...about });
    this.#close(closeCodes.normal, "AuthError");
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    if (error instanceof ProtocolViolation) {
      this.#send({ type: "FatalError", error: error.message });
      this.#close(closeCodes.violation, "");
      return;
    }
    this.#options.onFailure(error);
    this.#close(closeCodes.failure, "InternalServerError");
  }

  #send(message: ServerMessage): void {
    if (!this.#closed) this.#options.connection.send(message);
  }

  #close(code: number, reason: string): void {
    if (this.#closed) return;
    this[Symbol.dispose]();
    this.#options.connection.close(code, reason);
  }
}

function requireVersion(what: string, given: number, current: number): void {
  if (given === current) return;
  throw new ProtocolViolation(
    `The base version ${given} of the ${what} is not the current version ${current}.`,
  );
}

function encodeVersions({ querySet, identity, timestamp }: Versions): StateVersion {
  return { querySet, identity, ts: encodeTimestamp(timestamp) };
}
