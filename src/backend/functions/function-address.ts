import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import type { ComponentCode } from "./deployed-code.ts";
import { formatFunctionPath, parseFunctionPath, type FunctionAddress } from "./function-path.ts";

const namedFunction = z.looseObject({
  name: z.string().optional(),
  functionHandle: z.string().optional(),
  reference: z.string().optional(),
});
const handlePattern = /^function:\/\/([^;]*);(.+)$/;
const childReference = "_reference/childComponent/";

/**
 * The function that a call from a component names: by path in that component, by handle, or by reference to a child
 * component. Throws `CallRejection` where there is no such child or the reference is none.
 */
export function addressOf(
  args: unknown,
  caller: Pick<ComponentCode, "path" | "children">,
): FunctionAddress {
  const { name, functionHandle: handle, reference } = namedFunction.parse(args);
  if (name !== undefined) return { component: caller.path, ...parseFunctionPath(name) };
  if (handle !== undefined) return parseHandle(handle);
  if (reference?.startsWith(childReference) === true) {
    return resolveReference(reference.slice(childReference.length), caller);
  }
  throw new CallRejection(`Invalid function reference: ${reference ?? "none"}`);
}

/** A handle that functions of any component can be given and call: `function://agent;messages:list`. */
export function functionHandle(address: FunctionAddress): string {
  return `function://${address.component};${formatFunctionPath(address)}`;
}

/** Reads what a job runs: a handle, or a path of the app (`messages.js:send`). */
export function parseTarget(target: string): FunctionAddress {
  if (target.startsWith("function://")) return parseHandle(target);
  return { component: "", ...parseFunctionPath(target) };
}

// Throws `CallRejection` where the handle is malformed.
function parseHandle(handle: string): FunctionAddress {
  const [, component, path] = handlePattern.exec(handle) ?? [];
  if (component === undefined || path === undefined) {
    throw new CallRejection(`Invalid function handle: ${JSON.stringify(handle)}`);
  }
  return { component, ...parseFunctionPath(path) };
}

function resolveReference(
  reference: string,
  { path, children }: Pick<ComponentCode, "path" | "children">,
): FunctionAddress {
  const [child = "", ...steps] = reference.split("/");
  const component = children.get(child);
  if (component === undefined) {
    const owner = path === "" ? "the app" : `component "${path}"`;
    throw new CallRejection(`Child component "${child}" of ${owner} not found.`);
  }
  const name = steps.at(-1) ?? "default";
  const module = `${steps.slice(0, -1).join("/")}.js`;
  return { component, module, name, exported: true };
}
