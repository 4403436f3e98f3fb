import type { UseQueryResult } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import type { RunAnswer } from "../../src/server/api-types.ts";
import { apiAddress } from "../../src/server/api-types.ts";
import { applyLiveEvent } from "./apply-live-event.ts";
import { apiKey, useApi } from "./use-api.ts";
import { useLiveEvents } from "./use-live-events.ts";

/** A run, as it goes on while it does. */
export function useRun(runId: string): UseQueryResult<RunAnswer> {
  const queries = useQueryClient();
  const address = apiAddress(["runs", runId]);
  const query = useApi<RunAnswer>(address);
  const live = query.data?.status === "running" ? `${address}/events` : undefined;
  useLiveEvents(live, (event) => {
    queries.setQueryData<RunAnswer>(apiKey(address), (answer) =>
      answer === undefined ? answer : applyLiveEvent(answer, event),
    );
    if (event.type === "run-finished") void queries.invalidateQueries({ queryKey: [address] });
  });
  return query;
}
