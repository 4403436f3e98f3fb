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
  const method: unknown = Reflect.get(client, "setAdminAuth");
  if (typeof method !== "function") throw new Error("The client has no setAdminAuth.");
  Reflect.apply(method, client, actingAs === undefined ? [key] : [key, actingAs]);
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
