import * as pinnedBrowser from "convex/browser";
import * as pinnedReact from "convex/react";
import { makeFunctionReference } from "convex/server";
import * as latestBrowser from "convex-latest/browser";
import * as latestReact from "convex-latest/react";

/** The clients of one published version of the platform's package. */
export interface ClientVersion {
  readonly version: string;
  readonly browser: typeof pinnedBrowser;
  readonly react: typeof pinnedReact;
}

/** The version that is graded with, and the newest one. */
export const clientVersions: readonly ClientVersion[] = [
  { version: "1.46", browser: pinnedBrowser, react: pinnedReact },
  {
    version: "1.48",
    browser: latestBrowser as unknown as typeof pinnedBrowser, // the same members; private ones make the classes differ
    react: latestReact as unknown as typeof pinnedReact, // as above
  },
];

/** References to functions by their paths. */
export const query = (path: string) => makeFunctionReference<"query">(path);
export const mutation = (path: string) => makeFunctionReference<"mutation">(path);
export const action = (path: string) => makeFunctionReference<"action">(path);

/** Signs in with the admin key, which the clients can do but do not declare. */
export function setAdminAuth(client: object, key: string, actingAs?: object): void {
  call(client, "setAdminAuth", actingAs === undefined ? [key] : [key, actingAs]);
}

/** Runs a query at the moment of the client's first consistent query, which the clients declare as experimental. */
export async function consistentQuery(
  client: object,
  path: string,
  args: object,
): Promise<unknown> {
  return await call(client, "consistentQuery", [query(path), args]);
}

function call(client: object, name: string, args: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(client, name);
  if (typeof method !== "function") throw new Error(`The client has no ${name}.`);
  return Reflect.apply(method, client, args);
}

/** A logger that keeps what a client writes. */
export function recordingLogger(): {
  readonly lines: string[];
  readonly logger: Record<"log" | "warn" | "error" | "logVerbose", (...parts: unknown[]) => void>;
} {
  const lines: string[] = [];
  const write = (...parts: unknown[]): void => {
    lines.push(parts.map(String).join(" "));
  };
  return { lines, logger: { log: write, warn: write, error: write, logVerbose: () => {} } };
}

/** What a call fails with. Throws where it succeeds. */
export async function failureOf(result: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([result]);
  if (outcome?.status !== "rejected") throw new Error("The call succeeded.");
  return outcome.reason;
}

/** The message that a call fails with, without the request's id. */
export async function messageOf(result: Promise<unknown>): Promise<string> {
  const failure = await failureOf(result);
  if (!(failure instanceof Error)) throw new Error("The failure is no Error.");
  return failure.message.replace(/\[Request ID: [0-9a-f]{16}\]/u, "[Request ID: …]");
}
