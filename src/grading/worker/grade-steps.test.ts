import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import type { Step } from "../../domain/step.ts";
import type { MachineClocks } from "../../lib/clock-watch.ts";
import { gradeSteps } from "./grade-steps.ts";
import type { GradingContext } from "./grading-context.ts";

/** A candidate without files, of which the first step needs to know no more. */
const context = {
  job: { files: {}, known: [], upTo: "filesystem" },
  tools: { workspace: { root: tmpdir() } },
} as unknown as GradingContext; // the rest is never read

function jumping(jumpMs: number): MachineClocks {
  let asked = 0;
  return { wall: () => (asked++ === 0 ? 5_000 : 5_000 + jumpMs), passed: () => 0 };
}

async function firstStep(clocks: MachineClocks): Promise<Step | undefined> {
  const told: Step[] = [];
  await gradeSteps(context, (step) => void told.push(step), clocks);
  return told[0];
}

test.each([
  [3_600_000, "The machine's clock was set forwards by 3600 s during this step."],
  [-60_000, "The machine's clock was set back by 60 s during this step."],
])("a failure while the clock is set by %d ms is not believed", async (jumpMs, message) => {
  expect(await firstStep(jumping(jumpMs))).toMatchObject({
    status: "errored",
    kind: "retry",
    message,
  });
});

test("a clock that is corrected by a little changes nothing", async () => {
  expect(await firstStep(jumping(-300))).toMatchObject({ name: "filesystem", status: "failed" });
});
