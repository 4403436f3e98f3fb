import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";

/** Calls functions of any kind by their paths, through the platform's own client and without a user. */
export type HttpCaller = (
  path: string,
  args?: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

export function httpCaller(url: string): HttpCaller {
  const client = new ConvexHttpClient(url, { logger: false });
  // Internal in the declared type; the command-line client uses it.
  const callFunction: unknown = Reflect.get(client, "function");
  return async (path, args = {}) => {
    if (typeof callFunction !== "function") throw new Error("The client has no `function`.");
    const reference = makeFunctionReference(path);
    return (await Reflect.apply(callFunction, client, [reference, undefined, args])) as unknown;
  };
}
