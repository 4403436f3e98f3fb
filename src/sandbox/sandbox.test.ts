import { expect, test } from "vitest";
import { createBubblewrapSandbox } from "./bubblewrap-sandbox.ts";
import { detectSandbox } from "./detect-sandbox.ts";
import { createProcessSandbox } from "./process-sandbox.ts";
import { describeSandbox } from "./sandbox.contract.ts";

const detected = await detectSandbox();

describeSandbox(createProcessSandbox());
if (detected.isolates) describeSandbox(createBubblewrapSandbox());

test("the detected sandbox is one of the two", () => {
  expect(["bubblewrap", "process"]).toContain(detected.name);
});
