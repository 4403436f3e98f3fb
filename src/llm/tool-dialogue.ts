import type { ModelMessage, ToolSet } from "ai";
import type { ToolCall } from "../domain/model-call.ts";
import type { Exchange, GenerationRequest } from "./language-model.ts";
import type { Redactor } from "./redact-secrets.ts";

interface Dialogue {
  readonly messages: ModelMessage[];
  readonly tools?: ToolSet;
}

/** What is sent beside the system text: the prompt and what was said since, with the tools that are offered. */
export function dialogueOf({ prompt, tools, exchanges = [] }: GenerationRequest): Dialogue {
  const messages: ModelMessage[] = [
    { role: "user", content: prompt },
    ...exchanges.flatMap(messagesOf),
  ];
  if (tools === undefined) return { messages };
  // Without `execute`, the SDK hands every call to us.
  const offered: ToolSet = {};
  for (const { name, description, inputSchema } of tools) {
    offered[name] = { description, inputSchema };
  }
  return { messages, tools: offered };
}

/** A tool that a model asked for. */
export function toolCallOf(
  call: { readonly toolCallId: string; readonly toolName: string; readonly input: unknown },
  redact: Redactor,
): ToolCall {
  const { toolCallId: id, toolName, input } = call;
  return { id, name: redact.text(toolName), input: redact.json(input) };
}

/** The reply as its provider wants to be reminded of it, then what its calls gave. */
function messagesOf({ reply, outputs, remark }: Exchange): readonly ModelMessage[] {
  const results = (reply.toolCalls ?? []).map(({ id, name }, index) => ({
    type: "tool-result" as const,
    toolCallId: id,
    toolName: name,
    output: { type: "text" as const, value: outputs[index] ?? "" },
  }));
  return [
    ...remembered(reply.continuation),
    ...(results.length === 0 ? [] : [{ role: "tool" as const, content: results }]),
    ...(remark === undefined ? [] : [{ role: "user" as const, content: remark }]),
  ];
}

/** Results that the SDK itself put beside calls that it could not read are left out: ours stand for them. */
function remembered(continuation: unknown): readonly ModelMessage[] {
  const messages = (continuation ?? []) as readonly ModelMessage[]; // made by `streamReply`
  return messages.filter(({ role }) => role === "assistant");
}
