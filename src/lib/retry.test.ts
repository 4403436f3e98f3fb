import { expect, test } from "vitest";
import { HarnessError } from "./harness-error.ts";
import { retry } from "./retry.ts";

function failing(times: number, error: Error): { tries: number; work: () => Promise<string> } {
  const state = {
    tries: 0,
    work: async () => {
      state.tries += 1;
      if (state.tries <= times) throw error;
      return "done";
    },
  };
  return state;
}

test("tries again as often as there are waits", async () => {
  const twice = failing(2, new HarnessError("retry", "busy"));
  expect(await retry(twice.work, { waitsMs: [1, 1] })).toBe("done");
  const thrice = failing(3, new HarnessError("retry", "busy"));
  await expect(retry(thrice.work, { waitsMs: [1, 1] })).rejects.toThrow("busy");
  expect([twice.tries, thrice.tries]).toEqual([3, 3]);
});

test.each([
  new HarnessError("skip-attempt", "no"),
  new HarnessError("stop-run", "no"),
  new Error("no"),
])("does not try again after %o", async (error) => {
  const once = failing(1, error);
  await expect(retry(once.work, { waitsMs: [1] })).rejects.toBe(error);
  expect(once.tries).toBe(1);
});

test("stops waiting when the signal says so", async () => {
  const controller = new AbortController();
  const waiting = retry(failing(1, new HarnessError("retry", "busy")).work, {
    waitsMs: [60_000],
    signal: controller.signal,
  });
  controller.abort();
  await expect(waiting).rejects.toHaveProperty("name", "AbortError");
});
