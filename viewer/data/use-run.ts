import type { UseQueryResult } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
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
  const isFollowed = useRef(false);
  useLiveEvents(live, (event) => {
    // What changed after the answer and before the first event is in neither: it is asked for once more.
    const isFirst = !isFollowed.current;
    isFollowed.current = true;
    queries.setQueryData<RunAnswer>(apiKey(address), (answer) =>
      answer === undefined ? answer : applyLiveEvent(answer, event),
    );
    if (isFirst || event.type === "run-finished") {
      void queries.invalidateQueries({ queryKey: [address] });
    }
  });
  return query;
}
