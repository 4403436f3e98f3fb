import { expect, test } from "vitest";
import { HarnessError } from "../lib/harness-error.ts";
import { openLane } from "./provider-lane.ts";
import { scheduledModel } from "./scheduled-model.ts";
import { scriptedModel } from "./scripted-model.ts";
import type { ScriptedReply } from "./scripted-model.ts";
import { openBudget } from "./spending-budget.ts";

test("a call waits for those under way where the rest of the budget is not enough for all", async () => {
  const budget = openBudget(10);
  const first = await budget.hold(6);
  const second = budget.hold(6);
  first(2);
  const settle = await second;
  settle(3);
  expect(budget.spent()).toBe(5);
});

test("a call that could pass the budget is not made", async () => {
  const budget = openBudget(10);
  (await budget.hold(6))(5);
  await expect(budget.hold(6)).rejects.toMatchObject({
    kind: "stop-run",
    message:
      "The next call may cost $6.00, and $5.00 of the budget of $10.00 are spent: resume the run with a larger --budget, or set an output limit.",
  });
  expect(budget.spent()).toBe(5);
});

/** What a budget of one dollar has spent after a reply, at a dollar for a thousand tokens of output. */
async function spentAfter(reply: ScriptedReply): Promise<number> {
  const budget = openBudget(1);
  const model = scheduledModel({
    model: scriptedModel({ "000-a/000-b": reply }),
    lane: openLane({ provider: "acme", limits: { concurrentCalls: 1 } }),
    price: { input: 0, output: 1000 },
    maxOutputTokens: 800,
    budget,
    observer: () => undefined,
  });
  const request = { evalPath: "000-a/000-b", sample: 0, system: "", prompt: "" };
  await model.generate(request).catch(() => undefined);
  return budget.spent();
}

const finishReason = "stop";

test.each([
  ["what it cost", { text: "", finishReason, inputTokens: 5, outputTokens: 100 }, 0.1],
  ["the most it can have cost, where that is not told", { text: "", finishReason }, 0.8],
  ["nothing, where it was refused", new HarnessError("stop-run", "key", { facts: {} }), 0],
  [
    "the most, where it broke off",
    new HarnessError("skip-attempt", "broken", { facts: { hasBegun: true } }),
    0.8,
  ],
] as const)("a call counts %s", async (_what, reply, spent) => {
  expect(await spentAfter(reply)).toBeCloseTo(spent, 9);
});
