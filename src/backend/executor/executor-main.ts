import { analyzeModules } from "./analyze-modules.ts";
import { createCallChannel } from "./call-channel.ts";
import { describeError } from "./describe-error.ts";
import { invokeFunction } from "./invoke-function.ts";
import { ModuleCode } from "./module-code.ts";
import type { ExecutorMessage, ExecutorRequest } from "./protocol.ts";

const send = (message: ExecutorMessage): void => {
  process.send?.(message);
};
const channel = createCallChannel(send);
let code = new ModuleCode([], {});

async function analyze(request: Extract<ExecutorRequest, { type: "analyze" }>): Promise<void> {
  const { id, modules, environmentVariables } = request;
  const candidate = new ModuleCode(modules, environmentVariables);
  send({ type: "analyzed", id, analysis: await analyzeModules(candidate) });
}

async function invoke(request: Extract<ExecutorRequest, { type: "invoke" }>): Promise<void> {
  const { id, invocation } = request;
  try {
    const value = await invokeFunction(invocation, code, channel.forInvocation(id));
    send({ type: "finished", id, ok: true, value });
  } catch (error) {
    send({ type: "finished", id, ok: false, error: describeError(error) });
  }
}

function handle(request: ExecutorRequest): void {
  switch (request.type) {
    case "load":
      code = new ModuleCode(request.modules, request.environmentVariables);
      return;
    case "analyze":
      void analyze(request);
      return;
    case "invoke":
      void invoke(request);
      return;
    case "reply":
      channel.settle(request.call, request.reply);
      return;
    case "ping":
      send({ type: "pong" });
      return;
    default:
      request satisfies never;
  }
}

// A rejection that user code leaves unhandled must not end the process: its invocation has its own outcome.
process.on("unhandledRejection", () => {});
process.on("uncaughtException", () => {});
process.on("disconnect", () => process.exit(0));
process.on("message", (message) => {
  handle(message as ExecutorRequest); // sent by our own parent over a private channel
});
send({ type: "ready" });
