import { openParentChannel } from "../../sandbox/parent-channel.ts";
import { analyzeModules } from "./analyze-modules.ts";
import { createContextSupply } from "./bare-context.ts";
import { createCallChannel } from "./call-channel.ts";
import { forwardPorts, type ForwardedSockets } from "./forward-ports.ts";
import { createContextCounter } from "./collect-garbage.ts";
import { describeError } from "./describe-error.ts";
import { invokeFunction } from "./invoke-function.ts";
import { ModuleCode } from "./module-code.ts";
import { listenForRejections } from "./unhandled-rejections.ts";
import type { ExecutorMessage, ExecutorRequest } from "./protocol.ts";

const rejections = listenForRejections();
const countContext = createContextCounter();
const contexts = createContextSupply();
const parent = openParentChannel();
const send = (message: ExecutorMessage): void => parent.send(message);
const channel = createCallChannel(send);
let sockets: ForwardedSockets | undefined;
let code = new ModuleCode({ modules: [], form: "scripts", environmentVariables: {} });
/** What was evaluated last, as a rule what is loaded next. */
let analyzed = code;

async function analyze(request: Extract<ExecutorRequest, { type: "analyze" }>): Promise<void> {
  analyzed = new ModuleCode(request, code);
  send({ type: "analyzed", id: request.id, analysis: await analyzeModules(analyzed) });
}

type InvokeRequest = Extract<ExecutorRequest, { type: "invoke" }>;
const waiting: InvokeRequest[] = [];

// One after the other, each when the one before waits for something: what one that never waits keeps from starting
// has not started.
function takeUpNext(): void {
  const [next] = waiting;
  if (next === undefined) return;
  void invoke(next);
  setImmediate(() => {
    waiting.shift();
    takeUpNext();
  });
}

async function invoke(request: InvokeRequest): Promise<void> {
  const { id, invocation } = request;
  send({ type: "started", id });
  try {
    const value = await invokeFunction(invocation, {
      code,
      rejections,
      contexts,
      channel: channel.forInvocation(id),
    });
    send({ type: "finished", id, ok: true, value });
  } catch (error) {
    send({ type: "finished", id, ok: false, error: describeError(error) });
  } finally {
    countContext();
    setImmediate(() => contexts.prepare());
  }
}

function handle(request: ExecutorRequest): void {
  switch (request.type) {
    case "load":
      code = new ModuleCode(request, analyzed);
      analyzed = code;
      return;
    case "analyze":
      void analyze(request);
      return;
    case "invoke":
      waiting.push(request);
      if (waiting.length === 1) takeUpNext();
      return;
    case "reply":
      channel.settle(request.call, request.reply);
      return;
    case "forward":
      sockets = forwardPorts(request.ports, (event) => send({ type: "socket", event }));
      return;
    case "socket":
      sockets?.apply(request.event);
      return;
    case "ping":
      send({ type: "pong" });
      return;
    default:
      request satisfies never;
  }
}

// What user code throws in a timer or an event must not end the process: its invocation has its own outcome.
process.on("uncaughtException", () => {});
parent.onMessage((message) => {
  handle(message as ExecutorRequest); // sent by our own parent over a private channel
});
send({ type: "ready" });
