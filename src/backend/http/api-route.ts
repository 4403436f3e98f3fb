import type { IncomingHttpHeaders } from "node:http";
import type { Reply } from "./reply.ts";

/** A request to the deployment's API, its body not yet read. */
export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
  /** The body as it was sent, or `undefined` where it is larger than the limit (bytes). */
  body(limit: number): Promise<Buffer | undefined>;
}

/** One entry of the API: what answers a method at a path. */
export interface ApiRoute {
  readonly method: "GET" | "POST";
  /** Exact path; one that ends in `/` stands for everything below it. */
  readonly path: string;
  handle(request: ApiRequest): Reply | Promise<Reply>;
}
