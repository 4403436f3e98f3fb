import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** How many contexts may be left over before they are collected: each holds about a MiB that V8 is in no hurry about. */
const contextsBetween = 16;

/** Counts contexts that are left, and collects them now and then, so that the process stays small. */
export function createContextCounter(): () => void {
  const collect = garbageCollector();
  let left = 0;
  return () => {
    left += 1;
    if (left % contextsBetween === 0) collect();
  };
}

function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  // Contexts that are made from now on do not have it.
  setFlagsFromString("--no-expose-gc");
  return typeof collect === "function"
    ? () => void Reflect.apply(collect, undefined, [])
    : () => {};
}
