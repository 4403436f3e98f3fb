import type { Json } from "../values/convex-value.ts";
import type { AddQuery } from "./client-message.ts";
import type { LiveQuery, QueryOutcome } from "./live-query.ts";
import type { StateModification } from "./server-message.ts";

/** A query in the set of a connection, with what the client knows of it. */
export class Subscription {
  readonly queryId: number;
  readonly path: string;
  readonly component: string;
  readonly args: unknown;
  /** Of the last run that the client was told of, so that the next one reads the same pages. */
  journal: string | null;
  live: LiveQuery | undefined;
  #told: string | undefined;

  constructor({ queryId, udfPath, args: [args = {}], journal, componentPath }: AddQuery) {
    this.queryId = queryId;
    this.path = udfPath;
    this.component = componentPath ?? "";
    this.args = args;
    this.journal = journal ?? null;
  }

  /** What the client must be told of the query's last run; nothing where it knows the same already. */
  tell({ result, journal }: QueryOutcome): StateModification | undefined {
    this.journal = journal;
    const content = contentOf(result);
    const text = JSON.stringify(content);
    if (text === this.#told) return undefined;
    this.#told = text;
    const { queryId } = this;
    const { logLines } = result;
    return result.status === "success"
      ? { type: "QueryUpdated", queryId, value: result.value, logLines, journal }
      : {
          type: "QueryFailed",
          queryId,
          errorMessage: result.errorMessage,
          ...(result.errorData === undefined ? {} : { errorData: result.errorData }),
          logLines,
          journal,
        };
  }
}

// The id of the request differs from run to run.
function contentOf(result: QueryOutcome["result"]): Json {
  if (result.status === "success") return { value: result.value };
  const message = result.errorMessage.replace(/^\[Request ID: [0-9a-f]+\]/u, "");
  return { message, data: result.errorData ?? null };
}
