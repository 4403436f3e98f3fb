/** An answer of one of the deployment's servers. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Buffer;
}

export function jsonReply(status: number, content: unknown): Reply {
  return { status, headers: [["content-type", "application/json"]], body: JSON.stringify(content) };
}

export function textReply(status: number, body: string): Reply {
  return { status, headers: [["content-type", "text/plain; charset=utf-8"]], body };
}

/** The platform's form of a refusal: a code for programs, a message for people. */
export function errorReply(
  status: number,
  { code, message }: { readonly code: string; readonly message: string },
): Reply {
  return jsonReply(status, { code, message });
}

export function badRequest(message: string): Reply {
  return errorReply(400, { code: "BadRequest", message });
}
