import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { startDeployment, type Sandbox } from "../../src/public/backend.ts";
import type { Figure } from "./figure.ts";
import { nodeDescendants, ownMemory } from "./measure.ts";
import { sampleFiles, writeProject } from "./sample-project.ts";

const settled = 50;

/** What deployments that were started and stopped leave behind. Memory grows from the 50th (or a sixth) on. */
export async function leakFigures(
  sandbox: Sandbox,
  deployments: number,
): Promise<readonly Figure[]> {
  await using project = await writeProject(sampleFiles);
  const from = Math.min(settled, Math.ceil(deployments / 6));
  let early = 0;
  const before = heldThings();
  for (let round = 1; round <= deployments; round += 1) {
    const deployment = await startDeployment({ sandbox });
    const { status } = await deployment.push({ projectDirectory: project.directory });
    if (status !== "pushed") throw new Error("The push failed.");
    await deployment[Symbol.asyncDispose]();
    if (round === from) early = ownMemory();
  }
  const growth = ownMemory() - early;
  const after = heldThings();
  const name = (what: string): string => `${what} left by ${deployments} deployments`;
  return [
    left(name("processes"), after.processes - before.processes),
    left(name("ports"), after.ports - before.ports),
    left(name("temporary folders"), after.folders - before.folders),
    {
      name: `heap's growth from the ${from}th to the ${deployments}th`,
      unit: "MiB",
      value: growth,
      bar: 5,
    },
  ];
}

function left(name: string, value: number): Figure {
  return { name, unit: "left", value, bar: 0 };
}

function heldThings() {
  const resources = process.getActiveResourcesInfo();
  return {
    processes: nodeDescendants().length,
    ports: resources.filter((kind) => kind === "TCPServerWrap").length,
    folders: readdirSync(tmpdir()).length,
  };
}
