import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./request-api.ts";

/** Holds the answers of the API. What the server refused is not asked again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status > 0),
      },
    },
  });
}
