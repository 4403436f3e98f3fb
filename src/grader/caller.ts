import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import type { Value } from "convex/values";
import { gradingEnvironment } from "./grading-environment.ts";

export type FunctionArguments = Readonly<Record<string, Value | undefined>>;

/**
 * Calls functions of the candidate's deployment by name (`messages:send`, or `messages:default` for a default export).
 * The type of the result is what the grader expects it to be; its assertions are what checks it. A function that
 * fails rejects with the deployment's message.
 */
export interface Caller {
  query<Result = unknown>(name: string, args?: FunctionArguments): Promise<Result>;
  mutation<Result = unknown>(name: string, args?: FunctionArguments): Promise<Result>;
  action<Result = unknown>(name: string, args?: FunctionArguments): Promise<Result>;
}

/** Who calls: an anonymous client sees public functions only, the admin all, the platform's own included. */
export type Identity = "anonymous" | "admin";

/** A caller through the ordinary HTTP client. Concurrent mutations are sent at once, not one after the other. */
export function callerAs(identity: Identity): Caller {
  return {
    query: (name, args = {}) => client(identity).query(makeFunctionReference<"query">(name), args),
    mutation: (name, args = {}) =>
      client(identity).mutation(makeFunctionReference<"mutation">(name), args, { skipQueue: true }),
    action: (name, args = {}) =>
      client(identity).action(makeFunctionReference<"action">(name), args),
  };
}

/** Header by which the admin identifies itself. */
export function adminHeaders(): Readonly<Record<string, string>> {
  return { Authorization: `Convex ${gradingEnvironment().adminKey}` };
}

function client(identity: Identity): ConvexHttpClient {
  const extraHeaders = identity === "admin" ? adminHeaders() : {};
  return new ConvexHttpClient(gradingEnvironment().deploymentUrl, {
    logger: false,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      for (const [name, value] of Object.entries(extraHeaders)) headers.set(name, value);
      return fetch(input, { ...init, headers });
    },
  });
}
