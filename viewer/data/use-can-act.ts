import type { AboutAnswer } from "../../src/server/api-types.ts";
import { embeddedData } from "./embedded-data.ts";
import { useApi } from "./use-api.ts";

/** Whether this page may change or execute something: an export cannot. */
export function useCanAct(): boolean {
  const { data } = useApi<AboutAnswer>("/api/about");
  return embeddedData() === undefined && data?.canAct === true;
}
