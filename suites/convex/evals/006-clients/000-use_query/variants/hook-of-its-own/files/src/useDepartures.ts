import { useQuery } from "convex/react";
import { api } from "../convex/_generated/api";
import type { Doc } from "../convex/_generated/dataModel";

type Board =
  | { state: "loading" }
  | { state: "empty" }
  | { state: "filled"; departures: Doc<"departures">[] };

export function useDepartures(): Board {
  const departures = useQuery(api.departures.listDepartures, {});
  if (departures === undefined) return { state: "loading" };
  return departures.length === 0 ? { state: "empty" } : { state: "filled", departures };
}
