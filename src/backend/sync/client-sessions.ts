import { SerialQueue } from "../functions/serial-queue.ts";
import type { FunctionResponse } from "./server-message.ts";

const maximumSessions = 1_000;
const maximumResponses = 1_024;

/** The mutations of one client, which outlives its connections: in order, each applied once however often it is sent. */
export class ClientSession {
  readonly #mutations = new SerialQueue();
  readonly #responses = new Map<number, Promise<FunctionResponse>>();

  /** Runs the mutation of a request, or gives the response that the request has got already. */
  mutate(requestId: number, run: () => Promise<FunctionResponse>): Promise<FunctionResponse> {
    const known = this.#responses.get(requestId);
    if (known !== undefined) return known;
    const response = this.#mutations.add(run);
    this.#responses.set(requestId, response);
    // A failure of ours is no answer: the client may try again.
    response.catch(() => this.#responses.delete(requestId));
    const [oldest] = this.#responses.keys();
    if (this.#responses.size > maximumResponses && oldest !== undefined) {
      this.#responses.delete(oldest);
    }
    return response;
  }
}

/** The sessions of the clients seen last. */
export class ClientSessions {
  readonly #sessions = new Map<string, ClientSession>();

  /** The session of that id; a client that connects again finds its own. */
  open(id: string): ClientSession {
    const session = this.#sessions.get(id) ?? new ClientSession();
    this.#sessions.delete(id);
    this.#sessions.set(id, session);
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > maximumSessions && oldest !== undefined) {
      this.#sessions.delete(oldest);
    }
    return session;
  }
}
