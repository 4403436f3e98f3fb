import type { TokenHeader } from "../../src/server/api-types.ts";
import { embeddedData } from "./embedded-data.ts";

/** The server said no, or there is none. `status` is 0 where no answer came. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "ApiError";
    this.status = status;
  }
}

/** What the API answers at an address of `apiAddress`, from the server or from the data of a static export. */
export async function readApi<Answer>(address: string, signal: AbortSignal): Promise<Answer> {
  const embedded = embeddedData();
  if (embedded === undefined) return request<Answer>(address, { signal });
  const answer = embedded.answers[address];
  if (answer === undefined) throw new ApiError(404, "This export does not hold that page.");
  return answer as Answer; // written by the export of the same version
}

const tokenHeader: TokenHeader = "x-faultline-token";

/** Asks for a change or an execution: with the token that this start of the server put into the page. */
export function postApi<Answer>(address: string, body: object): Promise<Answer> {
  return request<Answer>(address, {
    method: "POST",
    headers: { "content-type": "application/json", [tokenHeader]: token() },
    body: JSON.stringify(body),
  });
}

function token(): string {
  const meta = document.querySelector('meta[name="faultline-token"]');
  return meta?.getAttribute("content") ?? "";
}

async function request<Answer>(address: string, options: RequestInit): Promise<Answer> {
  const response = await fetch(address, options).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0, "The server does not answer. Is `faultline view` still running?");
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError(response.status, reasonIn(body, response.status));
  return body as Answer; // answered by the server of the same version
}

function reasonIn(body: unknown, status: number): string {
  const isReason = typeof body === "object" && body !== null && "error" in body;
  return isReason && typeof body.error === "string"
    ? body.error
    : `The server answered with status ${status}.`;
}
