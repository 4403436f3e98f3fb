import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { stepNames } from "../../src/domain/step.ts";

const eventSchema = z.looseObject({
  type: z.string(),
  evalPath: z.string().optional(),
  sample: z.number().optional(),
  step: z.looseObject({ name: z.enum(stepNames) }).optional(),
});
type LoggedEvent = z.infer<typeof eventSchema>;

/** What one process told before it ended. A line that it did not finish is left out. */
export function readLog(file: string): readonly LoggedEvent[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => eventSchema.parse(JSON.parse(line)));
}

/** Keys of the steps that a process graded: `<eval> <sample> <step>`. */
export function gradedSteps(log: readonly LoggedEvent[]): readonly string[] {
  return log.flatMap(({ type, step, evalPath, sample }) =>
    type === "step-finished" && step !== undefined ? [`${evalPath} ${sample} ${step.name}`] : [],
  );
}

/** What a process was doing when its log ended: the steps of the attempts under way, or a phase without any. */
export function phaseAt(log: readonly LoggedEvent[]): string {
  const open = new Map<string, string>();
  for (const event of log) {
    const key = `${event.evalPath} ${event.sample}`;
    if (event.type === "attempt-started") open.set(key, "reply");
    if (event.type === "reply-received") open.set(key, stepNames[0]);
    if (event.type === "step-finished") open.set(key, stepAfter(event));
    if (event.type === "attempt-finished") open.delete(key);
  }
  if (open.size > 0) return [...open.values()].sort().join(" + ");
  const last = log.at(-1)?.type;
  if (last === undefined) return "start-up";
  if (last.startsWith("prior-")) return "earlier run";
  return last === "run-finished" ? "closing" : "between attempts";
}

function stepAfter({ step }: LoggedEvent): string {
  const index = step === undefined ? -1 : stepNames.indexOf(step.name);
  return stepNames[index + 1] ?? "recording";
}
