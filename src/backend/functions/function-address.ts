import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import { parseFunctionPath, type FunctionPath } from "./function-path.ts";

const address = z.looseObject({
  name: z.string().optional(),
  functionHandle: z.string().optional(),
});
const handlePrefix = "function://;";

/** The function that a call names, by path or by handle. Throws `CallRejection` for references to components. */
export function addressOf(args: unknown): FunctionPath {
  const { name, functionHandle: handle } = address.parse(args);
  if (name !== undefined) return parseFunctionPath(name);
  if (handle?.startsWith(handlePrefix) === true) {
    return parseFunctionPath(handle.slice(handlePrefix.length));
  }
  throw new CallRejection("Components are not supported here.");
}

/** A handle that other functions can be given and call. */
export function functionHandle({ module, name }: FunctionPath): string {
  return `${handlePrefix}${module.replace(/\.js$/, "")}:${name}`;
}
