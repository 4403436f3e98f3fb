import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** How the server answers one request. */
export type ProviderAnswer =
  | {
      readonly text: string;
      /** OpenAI's word; default `stop`. */
      readonly finishReason?: "stop" | "length" | "content_filter";
    }
  | { readonly status: number; readonly message: string }
  /** Starts to reply and closes the connection. */
  | { readonly breakAfter: string };

/** What the server was asked. */
export interface ProviderRequest {
  readonly authorization: string | undefined;
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

export interface ScriptedProviderServer extends AsyncDisposable {
  /** To be given to a client as its base URL. */
  readonly baseUrl: string;
  readonly requests: readonly ProviderRequest[];
}

const bodySchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  stream: z.boolean().default(false),
});

/**
 * A server on the loopback interface that speaks OpenAI's chat completions, whole and as a stream. It gives each answer
 * once, in order, and the last one for good.
 */
export async function startScriptedProviderServer(
  answers: readonly [ProviderAnswer, ...ProviderAnswer[]],
): Promise<ScriptedProviderServer> {
  const requests: ProviderRequest[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const { stream, ...body } = bodySchema.parse(JSON.parse(text));
      const answer = answers[requests.length] ?? answers.at(-1) ?? answers[0];
      requests.push({ authorization: request.headers.authorization, ...body });
      reply(response, answer, { model: body.model, stream });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${portOf(server.address())}/v1`,
    requests,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") {
    throw new Error("The server listens on no port.");
  }
  return address.port;
}

async function readBody(request: IncomingMessage): Promise<string> {
  request.setEncoding("utf8");
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

function reply(
  response: ServerResponse,
  answer: ProviderAnswer,
  { model, stream }: { readonly model: string; readonly stream: boolean },
): void {
  if ("status" in answer) {
    const error = { message: answer.message, type: "error", code: null, param: null };
    response
      .writeHead(answer.status, { "content-type": "application/json" })
      .end(JSON.stringify({ error }));
    return;
  }
  const text = "text" in answer ? answer.text : answer.breakAfter;
  const finishReason = "text" in answer ? (answer.finishReason ?? "stop") : undefined;
  const envelope = { id: "chatcmpl-1", created: 0, model };
  const usage = { prompt_tokens: 10, completion_tokens: 20, total_tokens: 30 };
  if (!stream && finishReason !== undefined) {
    const choices = [
      { index: 0, message: { role: "assistant", content: text }, finish_reason: finishReason },
    ];
    const body = { ...envelope, object: "chat.completion", choices, usage };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (chunk: object): void => {
    response.write(
      `data: ${JSON.stringify({ ...envelope, object: "chat.completion.chunk", ...chunk })}\n\n`,
    );
  };
  for (const content of text.match(/[^]{1,40}/g) ?? []) {
    send({ choices: [{ index: 0, delta: { role: "assistant", content }, finish_reason: null }] });
  }
  if (finishReason === undefined) {
    // Lets the client read what was written before the connection breaks.
    setTimeout(() => response.destroy(), 20);
    return;
  }
  send({ choices: [{ index: 0, delta: {}, finish_reason: finishReason }] });
  send({ choices: [], usage });
  response.end("data: [DONE]\n\n");
}
