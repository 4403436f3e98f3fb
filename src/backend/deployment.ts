import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Clock } from "./clock.ts";

/** Options of an embedded deployment. */
export interface DeploymentOptions {
  readonly sandbox: Sandbox;
  /** Key by which callers show that they are the admin; a random one by default. */
  readonly adminKey?: string;
  /** Ports of the two servers on 127.0.0.1; free ones by default. One that is taken is a `UsageError`. */
  readonly port?: number;
  readonly sitePort?: number;
  /** Told of every call of a function as it ends, whoever made it. */
  readonly onCall?: (call: FinishedCall) => void;
  /** Exact origins (`http://127.0.0.1:41234`) that functions may fetch from; none by default. */
  readonly fetchOrigins?: readonly string[];
  /** Time of the deployment, the machine's by default; tests may bring a `ManualClock`. */
  readonly clock?: Clock;
  /** How long an action may take, in milliseconds: 10,000 by default, 600,000 (the platform's limit) at most. */
  readonly actionMilliseconds?: number;
  /** Environment variables of the functions. `CONVEX_SITE_URL` and `CONVEX_CLOUD_URL` are always set. */
  readonly environmentVariables?: Readonly<Record<string, string>>;
}

/** A call of a query, mutation or action that has ended. */
export interface FinishedCall {
  readonly kind: "query" | "mutation" | "action";
  /** `messages:send`. */
  readonly path: string;
  /** Path of the component whose function it is, empty for the app's. */
  readonly component: string;
  /** `[LOG] 'text'`, as clients print them. */
  readonly logLines: readonly string[];
  /** Text of the failure, where it failed. */
  readonly error?: string;
  readonly milliseconds: number;
}

/** What the platform rejected while a project was pushed. Paths are relative to the project. */
export interface PushRejection {
  readonly phase: "bundler" | "analysis" | "schema";
  /** The platform's code (`InvalidModules`, `InvalidSchema`, …) or the bundler's (`BundleError`, `ImportOutsideProject`). */
  readonly code: string;
  /** The platform's message, without the wrapping of the command-line client. */
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export type PushResult =
  | { readonly status: "pushed" }
  | { readonly status: "rejected"; readonly rejections: readonly PushRejection[] };

export interface PushRequest {
  /**
   * Absolute folder of the project; it holds `convex/` and a `node_modules` to resolve packages from. Only files below
   * `convex/` are bundled. Control files of the project (`tsconfig.json`, `convex.json`) are ignored.
   */
  readonly projectDirectory: string;
  readonly signal?: AbortSignal;
}

/** A Convex-compatible deployment in this process; functions run in a sandboxed child. */
export interface Deployment extends AsyncDisposable {
  /** Base URL for clients (`http://127.0.0.1:<port>`). */
  readonly url: string;
  readonly port: number;
  /** Base URL of HTTP actions. */
  readonly siteUrl: string;
  readonly sitePort: number;
  readonly adminKey: string;
  /** Bundles, analyses and pushes; a rejection is a value. Fails with `HarnessError` where we are at fault. */
  push(request: PushRequest): Promise<PushResult>;
  /** The first failure of the deployment itself, which no caller is to blame for. */
  internalError(): Error | undefined;
}
