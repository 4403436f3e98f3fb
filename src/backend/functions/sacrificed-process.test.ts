import { expect, test } from "vitest";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { deployProject, requirePushed } from "../deploy-project.fixture.ts";

const index = `
import { action } from "./_generated/server";
export const exit = action({ args: {}, handler: async () => {
  (TextEncoder as any).constructor("return process")().exit(0);
} });
`;

/** A machine without memory: every process that ends was killed by the system. */
function sacrificing(sandbox: Sandbox): Sandbox {
  return {
    ...sandbox,
    start: async (request) => {
      const child = await sandbox.start(request);
      return { ...child, exited: child.exited.then(() => ({ kind: "sacrificed" })) };
    },
  };
}

test("a process that the system killed for memory is a failure of the deployment, not of the code", async () => {
  await using deployed = await deployProject(sacrificing(await detectSandbox()), {
    "convex/index.ts": index,
  });
  requirePushed(deployed);
  await expect(deployed.anonymous.action("index:exit")).rejects.toThrow();
  expect(deployed.deployment.internalError()).toMatchObject({
    name: "HarnessError",
    kind: "retry",
    message: "The system killed a process for functions: it ran out of memory.",
  });
});
