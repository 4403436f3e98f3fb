import type { UseQueryResult } from "@tanstack/react-query";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { readApi } from "./request-api.ts";

/** Key of an answer: its path first, so that all answers below a path can be asked again. */
export function apiKey(address: string): readonly string[] {
  const [path = ""] = address.split("?");
  return path === address ? [path] : [path, address];
}

/** What the API answers at an address of `apiAddress`; the earlier answer stays in view until that of a changed address is there. */
export function useApi<Answer>(address: string): UseQueryResult<Answer> {
  return useQuery({
    queryKey: apiKey(address),
    queryFn: ({ signal }) => readApi<Answer>(address, signal),
    placeholderData: keepPreviousData,
  });
}
