import * as z from "zod";
import { gradingEnvironment } from "./grading-environment.ts";

/** What the fixture answers at a path. */
export interface FixtureResponse {
  /** Default: 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const receivedRequest = z.object({ method: z.string(), path: z.string(), body: z.string() });

/** A request that the fixture received. */
export type ReceivedRequest = z.output<typeof receivedRequest>;

/** The only server that the candidate's functions can reach. */
export const fixture = {
  /** URL of a path (`/feeds/1`) of the fixture, to be passed to the candidate. */
  urlOf(path: string): string {
    return gradingEnvironment().fixtureUrl + path;
  },

  /** Sets the answer at a path. Returns its URL. */
  async respond(path: string, response: FixtureResponse): Promise<string> {
    await control("PUT", "/fixture", { path, status: 200, ...response });
    return fixture.urlOf(path);
  },

  /** Sets a JSON answer at a path. Returns its URL. */
  async respondJson(path: string, value: unknown): Promise<string> {
    const headers = { "Content-Type": "application/json" };
    return await fixture.respond(path, { headers, body: JSON.stringify(value) });
  },

  /** Every request received since the last reset, in order. */
  async requests(): Promise<readonly ReceivedRequest[]> {
    return z.array(receivedRequest).parse(await control("GET", "/fixture/requests"));
  },

  /** Forgets answers and requests. */
  async reset(): Promise<void> {
    await control("DELETE", "/fixture");
  },
};

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(gradingEnvironment().servicesUrl + path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`The fixture answered ${response.status} to ${method} ${path}: ${text}`);
  }
  return text === "" ? null : JSON.parse(text);
}
