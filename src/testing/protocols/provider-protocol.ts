/** A tool that a reply calls. */
export interface ProtocolToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON, where the reply is sound. */
  readonly input: string;
}

/** A reply as a provider's protocol tells it. */
export interface ProtocolReply {
  readonly model: string;
  readonly text: string;
  readonly toolCalls: readonly ProtocolToolCall[];
  readonly finishReason: "stop" | "length" | "content_filter";
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface ProtocolMessage {
  readonly role: string;
  readonly content: string;
}

/** What a client asked for, whatever the protocol. */
export interface ProtocolRequest {
  readonly model: string;
  readonly messages: readonly ProtocolMessage[];
  readonly stream: boolean;
}

/** How one API puts questions, replies and errors. */
export interface ProviderProtocol {
  readonly name: "openai-chat" | "openai-responses" | "anthropic" | "google";
  /** Does a request with this path speak it? */
  matches(path: string): boolean;
  /** Fails where the body is not one of this protocol. */
  parse(body: unknown, path: string): ProtocolRequest;
  /** Body of a reply that was not asked for as a stream. */
  whole(reply: ProtocolReply): unknown;
  /** Server-sent events, from the first to the one that ends the reply. */
  stream(reply: ProtocolReply): readonly StreamEvent[];
  error(status: number, message: string, code: string | undefined): unknown;
}

export interface StreamEvent {
  readonly event?: string;
  readonly data: unknown;
  /** Part of the text: what is sent before a connection breaks. */
  readonly isText?: boolean;
}

/** A tool's input as the protocols that want an object send it; of a text that is no JSON, nothing is left. */
export function parsedInput({ input }: ProtocolToolCall): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return {};
  }
}

/** The text in pieces of 40 characters, as a stream sends it. */
export function piecesOf(text: string): readonly string[] {
  return text.match(/[^]{1,40}/gu) ?? [];
}
