import { useEffect, useRef } from "react";
import type { LiveEvent } from "../../src/server/api-types.ts";
import { embeddedData } from "./embedded-data.ts";

const eventTypes: readonly LiveEvent["type"][] = ["run-changed", "attempt-changed", "run-finished"];

/** Tells what changes while a run goes on; nothing where no address is given, and in an export. */
export function useLiveEvents(
  address: string | undefined,
  onEvent: (event: LiveEvent) => void,
): void {
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => {
    if (address === undefined || embeddedData() !== undefined) return undefined;
    const source = new EventSource(address);
    const receive = ({ data }: MessageEvent<string>): void => {
      latest.current(JSON.parse(data) as LiveEvent); // sent by the server of the same version
    };
    for (const type of eventTypes) source.addEventListener(type, receive);
    return () => source.close();
  }, [address]);
}
