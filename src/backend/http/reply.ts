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
