import { readdirSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Figure } from "./figure.ts";

const mebibyte = 1024 * 1024;
const millisecondsPerTick = 10;

export interface Timing {
  readonly name: string;
  readonly times: number;
  readonly bar?: number;
}

/** Median time of an act, with the processor time that it costs here and in our children. */
export async function time(
  { name, times, bar }: Timing,
  act: (round: number) => Promise<unknown>,
): Promise<Figure> {
  const elapsed: number[] = [];
  const before = treeCpu();
  for (let round = 0; round < times; round += 1) {
    const started = performance.now();
    await act(round);
    elapsed.push(performance.now() - started);
  }
  const cpuMilliseconds = (treeCpu() - before) / times;
  return figureOf({ name, value: median(elapsed), cpuMilliseconds }, bar);
}

function figureOf(
  measured: { readonly name: string; readonly value: number; readonly cpuMilliseconds?: number },
  bar?: number,
): Figure {
  return { ...measured, unit: "ms", ...(bar === undefined ? {} : { bar }) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Private memory of a process in MiB. */
export function privateMemory(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, "latin1");
  const kibibytes = [...text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, size]) =>
    Number(size),
  );
  return kibibytes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Heap and buffers of this process in MiB, after a forced collection. */
export function ownMemory(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") Reflect.apply(collect, undefined, []);
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / mebibyte;
}

/** Processes below this one that run Node. */
export function nodeDescendants(pid: number = process.pid): readonly number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => childrenOf(`/proc/${pid}/task/${thread}/children`))
    .flatMap((child) => [...(isNode(child) ? [child] : []), ...nodeDescendants(child)]);
}

function childrenOf(file: string): readonly number[] {
  try {
    return readFileSync(file, "latin1").split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function isNode(pid: number): boolean {
  const line = readFileSync(`/proc/${pid}/cmdline`, "latin1").split("\0");
  return line[0]?.endsWith("node") === true;
}

function treeCpu(): number {
  const { user, system } = process.cpuUsage();
  const children = nodeDescendants().map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * millisecondsPerTick;
  });
  return (user + system) / 1000 + children.reduce((sum, each) => sum + each, 0);
}
