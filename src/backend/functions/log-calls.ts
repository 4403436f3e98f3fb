import type { FunctionLog } from "./function-log.ts";
import { formatFunctionPath, parseFunctionPath } from "./function-path.ts";
import type { FunctionRunner } from "./function-runner.ts";

/** Runs functions and keeps what each call logged and how it ended. */
export function logCalls(runner: FunctionRunner, log: FunctionLog): FunctionRunner["call"] {
  return async (call) => {
    const started = performance.now();
    const result = await runner.call(call);
    const { component = "" } = call;
    const path = formatFunctionPath(parseFunctionPath(call.path));
    const kind = runner.lookUp(path, component)?.kind ?? call.kind;
    const milliseconds = performance.now() - started;
    const { logLines } = result;
    const error = result.status === "error" ? { error: result.errorMessage } : {};
    if (kind !== undefined) log.add({ kind, path, component, logLines, milliseconds, ...error });
    return result;
  };
}
