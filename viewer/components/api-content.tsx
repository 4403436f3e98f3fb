import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState, Loading } from "./page-state.tsx";

/** What an answer shows, and until then that it is on its way, or why it did not come. */
export function ApiContent<Answer>({
  query,
  what,
  children,
}: {
  readonly query: UseQueryResult<Answer>;
  /** What is loading: "Loading the run". */
  readonly what?: string;
  readonly children: (answer: Answer) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <Loading {...(what === undefined ? {} : { what })} />;
}
