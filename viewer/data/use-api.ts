import type { UseQueryResult } from "@tanstack/react-query";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { readApi } from "./request-api.ts";

/** What the API answers at an address of `apiAddress`; the earlier answer stays in view until that of a changed address is there. */
export function useApi<Answer>(address: string): UseQueryResult<Answer> {
  return useQuery({
    queryKey: [address],
    queryFn: ({ signal }) => readApi<Answer>(address, signal),
    placeholderData: keepPreviousData,
  });
}
