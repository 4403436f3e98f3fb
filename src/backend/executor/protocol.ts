/** Runtime that a module is written for: the default one, or Node by its directive. */
export type ModuleEnvironment = "isolate" | "node";

/**
 * A bundled module as the executor evaluates it. The modules of one component definition share the prefix of their
 * paths, which is empty for the app; chunks shared by modules lie below `_deps/`.
 */
export interface LoadedModule {
  /** Prefix and path relative to the functions' folder, `messages.js`. */
  readonly path: string;
  readonly source: string;
  readonly environment: ModuleEnvironment;
}

/**
 * How sources are written: as ECMAScript modules, or as bodies of functions with the parameters `exports`, `require` and
 * `module`. Only the latter share their compiled code between contexts, and leave nothing behind with a context.
 */
export type CodeForm = "modules" | "scripts";

export type FunctionKind = "query" | "mutation" | "action";

/** How a function runs: as its kind, or as the HTTP actions of `http.js`. */
export type InvocationKind = FunctionKind | "http";

export interface Invocation {
  readonly kind: InvocationKind;
  /** Path of the component that the function belongs to, empty for the app. */
  readonly component: string;
  readonly module: string;
  readonly name: string;
  /** JSON in the wire form of values: the array of arguments, or an `HttpRequest`. */
  readonly args: string;
  /** Milliseconds since the epoch that queries and mutations see as now. */
  readonly now: number;
  /** Seed of the random numbers of queries and mutations. */
  readonly seed: number;
  /** Table name by table number, to tell what an id names. */
  readonly tables: Readonly<Record<string, string>>;
  /** Timestamp of what a query or mutation reads: nanoseconds since the epoch, in decimal. */
  readonly snapshotTimestamp: string;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Base64, null for a request without a body. */
  readonly body: string | null;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** Base64. */
  readonly body: string;
}

/** What happened to a socket of user code, at one end; the other end follows. Data in base64. */
export type SocketEvent =
  | { readonly kind: "opened"; readonly socket: number; readonly port: number }
  | { readonly kind: "data"; readonly socket: number; readonly data: string }
  /** Nothing more will be sent. */
  | { readonly kind: "ended"; readonly socket: number }
  | { readonly kind: "closed"; readonly socket: number };

/** Environment variables by what they are for. */
export type VariablesByScope = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Modules with the environment variables that they see: by component where they run, by prefix where they are analysed. */
export interface LoadedCode {
  readonly modules: readonly LoadedModule[];
  readonly form: CodeForm;
  readonly environmentVariables: VariablesByScope;
}

/** Messages to the executor. */
export type ExecutorRequest =
  | ({ readonly type: "load" } & LoadedCode)
  | ({ readonly type: "analyze"; readonly id: number } & LoadedCode)
  | { readonly type: "invoke"; readonly id: number; readonly invocation: Invocation }
  | { readonly type: "reply"; readonly call: number; readonly reply: CallReply }
  | { readonly type: "ping" }
  /** Ports of the loopback that lead outside. Sent once, before any code. */
  | { readonly type: "forward"; readonly ports: readonly number[] }
  | { readonly type: "socket"; readonly event: SocketEvent };

/** Answer to a call of user code. `data` is the JSON of a `ConvexError`'s data. */
export type CallReply =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly message: string; readonly data?: string };

/** An error that left user code. `stack` has positions in the bundles. */
export interface ThrownError {
  readonly message: string;
  readonly stack: string;
  readonly data?: string;
}

/** What a module exports to the platform, as untrusted text until the parent has checked it. */
export interface AnalyzedFunction {
  readonly name: string;
  readonly kind: FunctionKind;
  readonly visibility: "public" | "internal";
  readonly args: string;
  readonly returns: string;
}

/** What the modules of one component definition export. */
export interface AnalyzedPart {
  readonly prefix: string;
  readonly modules: readonly {
    /** Without the prefix. */
    readonly path: string;
    readonly functions: readonly AnalyzedFunction[];
  }[];
  readonly routes: readonly (readonly [path: string, method: string])[] | null;
  /** JSON of the registered jobs, as `crons.export()` gives it. */
  readonly crons: string | null;
  /** JSON of the schema, as `schema.export()` gives it. */
  readonly schema: string | null;
  /** JSON of the default export of `auth.config`. */
  readonly auth: string | null;
  /** JSON of what the definition in `convex.config` exports. */
  readonly definition: string | null;
}

/** What the modules of a push export, up to the first problem. */
export interface Analysis {
  readonly parts: readonly AnalyzedPart[];
  readonly problem: {
    readonly prefix: string;
    readonly module: string;
    readonly error: ThrownError;
  } | null;
}

/** Messages of the executor, untrusted for the parent. */
export type ExecutorMessage =
  | { readonly type: "ready" }
  | { readonly type: "pong" }
  /** The invocation was received; nothing of it ran before. */
  | { readonly type: "started"; readonly id: number }
  | { readonly type: "analyzed"; readonly id: number; readonly analysis: Analysis }
  | {
      readonly type: "call";
      readonly id: number;
      readonly call: number;
      readonly operation: string;
      readonly args: string;
    }
  | { readonly type: "log"; readonly id: number; readonly line: string }
  | { readonly type: "socket"; readonly event: SocketEvent }
  | { readonly type: "finished"; readonly id: number; readonly ok: true; readonly value: string }
  | {
      readonly type: "finished";
      readonly id: number;
      readonly ok: false;
      readonly error: ThrownError;
    };
