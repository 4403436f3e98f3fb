import { expect, test } from "vitest";
import { detectSandbox } from "../sandbox/detect-sandbox.ts";
import { createProcessSandbox } from "../sandbox/process-sandbox.ts";
import { createProject, deployProject } from "./deploy-project.fixture.ts";
import { startDeployment } from "./start-deployment.ts";

const files = {
  "convex/index.ts": `import { query } from "./_generated/server";
export const f = query({ args: {}, handler: async () => 1 });`,
};

test("a deployment also runs in a plain process", async () => {
  await using deployed = await deployProject(createProcessSandbox(), files);
  expect(await deployed.anonymous.query("index:f")).toBe(1);
});

test("deployments are apart from each other", async () => {
  const sandbox = await detectSandbox();
  await using first = await deployProject(sandbox, files);
  await using second = await startDeployment({ sandbox });
  expect(first.deployment.adminKey).not.toBe(second.adminKey);
  const response = await fetch(`${second.url}/api/query`, {
    method: "POST",
    body: JSON.stringify({ path: "index:f", args: [{}] }),
  });
  expect(response.status).toBe(560);
});

test("a deployment that is disposed of leaves no port, process or timer behind", async () => {
  const sandbox = await detectSandbox();
  const held = () =>
    process
      .getActiveResourcesInfo()
      .filter((name) => /^(ProcessWrap|TCPServerWrap|Timeout)$/.test(name));
  const deployed = await deployProject(sandbox, files);
  expect(await deployed.anonymous.query("index:f")).toBe(1);
  expect(held().filter((name) => name === "TCPServerWrap")).toHaveLength(2);
  await deployed[Symbol.asyncDispose]();
  await expect(fetch(deployed.deployment.url)).rejects.toThrow("fetch failed");
  await expect.poll(() => held().filter((name) => name !== "Timeout")).toEqual([]);
});

test("many deployments, started and stopped, leave no port and no process behind", async () => {
  const sandbox = await detectSandbox();
  const held = () =>
    process.getActiveResourcesInfo().filter((name) => /^(ProcessWrap|TCPServerWrap)$/.test(name));
  await using project = await createProject(files);
  for (let round = 0; round < 20; round += 1) {
    await using deployment = await startDeployment({ sandbox });
    if (round % 5 === 0) await deployment.push({ projectDirectory: project.directory });
  }
  await expect.poll(held).toEqual([]);
}, 120_000);
