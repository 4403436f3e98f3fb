import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { anthropicMessages } from "./protocols/anthropic-messages.ts";
import { googleGenerateContent } from "./protocols/google-generate-content.ts";
import { openaiChat } from "./protocols/openai-chat.ts";
import { openaiResponses } from "./protocols/openai-responses.ts";
import type {
  ProtocolMessage,
  ProtocolReply,
  ProviderProtocol,
} from "./protocols/provider-protocol.ts";

/** A tool that a reply calls: with a value, or with any text in place of its JSON. */
export type ScriptedToolCall = { readonly name: string } & (
  { readonly input: unknown } | { readonly inputText: string }
);

/** How the server answers one request, after `latencyMs`. */
export type ProviderAnswer = { readonly latencyMs?: number } & (
  | {
      readonly text: string;
      readonly toolCalls?: readonly ScriptedToolCall[];
      /** OpenAI's word; default `stop`. */
      readonly finishReason?: "stop" | "length" | "content_filter";
      readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
    }
  | {
      readonly status: number;
      readonly message: string;
      /** The header `retry-after`. */
      readonly retryAfter?: string;
      /** The provider's own code of the error. */
      readonly code?: string;
    }
  /** Starts to reply and closes the connection. */
  | { readonly breakAfter: string }
  /** Starts to reply and ends the stream properly, without saying that the reply is whole. */
  | { readonly endAfter: string }
  /** Sends this with status 200: no reply of any protocol. */
  | { readonly malformed: string }
  /** Closes the connection before it answers. */
  | { readonly dropped: true }
);

/** What the server was asked. */
export interface ProviderRequest {
  readonly api: ProviderProtocol["name"];
  /** What it was authorized with: the header of the protocol, as sent. */
  readonly authorization: string | undefined;
  readonly model: string;
  readonly messages: readonly ProtocolMessage[];
  /** The whole body. */
  readonly body: unknown;
}

/** Answers in order, each once and the last one for good; or what decides by the request and its number from 0. */
export type ProviderScript =
  | readonly [ProviderAnswer, ...ProviderAnswer[]]
  | ((request: ProviderRequest, index: number) => ProviderAnswer);

/** Told of what the server does. */
export interface ProviderServerObserver {
  /** A request has come whole, and this will be its answer. */
  readonly onAsked?: (index: number, answer: ProviderAnswer, request: ProviderRequest) => void;
  /** Nothing more is sent for it; `wasSent` unless its connection went before that. */
  readonly onEnded?: (index: number, wasSent: boolean) => void;
}

export interface ScriptedProviderServer extends AsyncDisposable {
  /** To be given to a client as its base URL. */
  readonly baseUrl: string;
  readonly requests: readonly ProviderRequest[];
  /** The most requests that were being answered at once. */
  readonly peakRequests: number;
}

const protocols = [openaiChat, openaiResponses, anthropicMessages, googleGenerateContent];

/**
 * A server on the loopback interface that speaks OpenAI's chat completions and Responses, Anthropic's messages and
 * Google's generateContent, whole and as a stream. A request of another protocol is answered with 404, one whose body
 * is not of its protocol with 400.
 */
export async function startScriptedProviderServer(
  script: ProviderScript,
  { onAsked, onEnded }: ProviderServerObserver = {},
): Promise<ScriptedProviderServer> {
  const requests: ProviderRequest[] = [];
  let [open, peak] = [0, 0];
  const server = createServer((request, response) => {
    open += 1;
    peak = Math.max(peak, open);
    response.once("close", () => (open -= 1));
    void readQuestion(request).then(async (question) => {
      if ("status" in question) return sendError(response, openaiChat, question);
      const { protocol, stream, received } = question;
      const index = requests.push(received) - 1;
      const answer = answerOf(script, received, index);
      onAsked?.(index, answer, received);
      whenEnded(response, (wasSent) => onEnded?.(index, wasSent));
      await wait(answer.latencyMs ?? 0);
      return await send(response, answer, { protocol, stream, model: received.model });
    });
  });
  return {
    baseUrl: `http://127.0.0.1:${await listen(server)}/v1`,
    requests,
    get peakRequests() {
      return peak;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function whenEnded(response: ServerResponse, tell: (wasSent: boolean) => void): void {
  let isTold = false;
  const telling = (wasSent: boolean) => (): void => {
    if (!isTold) tell(wasSent);
    isTold = true;
  };
  response.once("finish", telling(true)).once("close", telling(false));
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The server listens on no port.");
  }
  return address.port;
}

interface Question {
  readonly protocol: ProviderProtocol;
  readonly stream: boolean;
  readonly received: ProviderRequest;
}

type Refusal = Extract<ProviderAnswer, { readonly status: number }>;

async function readQuestion(request: IncomingMessage): Promise<Question | Refusal> {
  const { headers, url = "" } = request;
  const path = url.replace(/\?.*/u, "");
  const protocol = protocols.find((each) => each.matches(path));
  if (protocol === undefined) return { status: 404, message: `No protocol has the path ${path}.` };
  const text = await readBody(request);
  try {
    const body: unknown = JSON.parse(text);
    const { stream, model, messages } = protocol.parse(body, path);
    const authorization =
      headers.authorization ?? oneOf(headers["x-api-key"]) ?? oneOf(headers["x-goog-api-key"]);
    return {
      protocol,
      stream,
      received: { api: protocol.name, authorization, model, messages, body },
    };
  } catch (error) {
    return { status: 400, message: String(error) };
  }
}

function oneOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

async function readBody(request: IncomingMessage): Promise<string> {
  request.setEncoding("utf8");
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

function answerOf(script: ProviderScript, request: ProviderRequest, index: number): ProviderAnswer {
  if (typeof script === "function") return script(request, index);
  return script[index] ?? script.at(-1) ?? script[0];
}

interface Client {
  readonly protocol: ProviderProtocol;
  readonly stream: boolean;
  readonly model: string;
}

async function send(response: ServerResponse, answer: ProviderAnswer, client: Client) {
  const { protocol, stream, model } = client;
  if ("dropped" in answer) response.destroy();
  else if ("status" in answer) sendError(response, protocol, answer);
  else if ("malformed" in answer) sendMalformed(response, answer.malformed, stream);
  else if ("text" in answer) sendReply(response, replyOf(model, answer), client);
  else await sendPart(response, answer, client);
}

function replyOf(model: string, answer: Extract<ProviderAnswer, { text: string }>): ProtocolReply {
  const { text, finishReason = "stop", usage = { inputTokens: 10, outputTokens: 20 } } = answer;
  const toolCalls = (answer.toolCalls ?? []).map((call, index) => ({
    id: `call_${index + 1}`,
    name: call.name,
    input: "inputText" in call ? call.inputText : JSON.stringify(call.input),
  }));
  return { model, text, toolCalls, finishReason, ...usage };
}

function sendError(response: ServerResponse, protocol: ProviderProtocol, refusal: Refusal): void {
  const { status, message, retryAfter, code } = refusal;
  response
    .writeHead(status, {
      "content-type": "application/json",
      ...(retryAfter !== undefined && { "retry-after": retryAfter }),
    })
    .end(JSON.stringify(protocol.error(status, message, code)));
}

function sendMalformed(response: ServerResponse, text: string, stream: boolean): void {
  const type = stream ? "text/event-stream" : "application/json";
  response.writeHead(200, { "content-type": type }).end(stream ? `data: ${text}\n\n` : text);
}

function sendReply(response: ServerResponse, reply: ProtocolReply, client: Client): void {
  if (!client.stream) {
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify(client.protocol.whole(reply)));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of client.protocol.stream(reply)) response.write(eventText(event));
  response.end();
}

async function sendPart(
  response: ServerResponse,
  answer: Extract<ProviderAnswer, { breakAfter: string } | { endAfter: string }>,
  { protocol, model }: Client,
): Promise<void> {
  const text = "endAfter" in answer ? answer.endAfter : answer.breakAfter;
  response.writeHead(200, { "content-type": "text/event-stream" });
  const events = protocol.stream(replyOf(model, { text }));
  const end = events.findLastIndex(({ isText }) => isText === true) + 1;
  for (const event of events.slice(0, end)) response.write(eventText(event));
  if ("endAfter" in answer) {
    response.end();
    return;
  }
  // Lets the client read what was written before the connection breaks.
  await wait(20);
  response.destroy();
}

function eventText({ event, data }: ReturnType<ProviderProtocol["stream"]>[number]): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return `${event === undefined ? "" : `event: ${event}\n`}data: ${text}\n\n`;
}
