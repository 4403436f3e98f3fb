import { expect, test } from "vitest";
import { poll } from "./poll.ts";

test("Polling returns the result of the first attempt that succeeds.", async () => {
  let attempts = 0;
  const result = await poll(() => {
    attempts += 1;
    if (attempts < 3) throw new Error(`attempt ${attempts}`);
    return `attempt ${attempts}`;
  });
  expect(result).toBe("attempt 3");
});

test("At the deadline polling throws the last failure.", async () => {
  let attempts = 0;
  const polling = poll(
    async () => {
      attempts += 1;
      await Promise.reject(new Error(`attempt ${attempts} of ${attempts}`));
    },
    { timeoutMs: 60 },
  );
  await expect(polling).rejects.toThrow(/^attempt (\d+) of \1$/);
  await expect(polling).rejects.toThrow(`attempt ${attempts} of`);
  expect(attempts).toBeGreaterThan(1);
});

test("With no time to wait polling still tries once.", async () => {
  await expect(poll(() => "there", { timeoutMs: 0 })).resolves.toBe("there");
});
