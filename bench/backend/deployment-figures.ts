import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startDeployment, type Deployment, type Sandbox } from "../../src/public/backend.ts";
import type { Figure } from "./figure.ts";
import { nodeDescendants, ownMemory, privateMemory, time } from "./measure.ts";
import { sampleFiles, writeProject } from "./sample-project.ts";

const documents = 20_000;
const batch = 2_000;
const furtherDeployments = 8;

/** Starts, pushes, calls and measures the memory of deployments. */
export async function deploymentFigures(sandbox: Sandbox): Promise<readonly Figure[]> {
  await using empty = await writeProject({ "convex/none.ts": "export const x = 1;\n" });
  await using project = await writeProject(sampleFiles);
  const started: Deployment[] = [];
  const figures: Figure[] = [];
  try {
    const ready = async (): Promise<void> => {
      const deployment = await startDeployment({ sandbox });
      started.push(deployment);
      await push(deployment, empty.directory);
    };
    await ready();
    figures.push(await time({ name: "deployment ready, warm", times: 7, bar: 120 }, ready));
    figures.push(...(await pushFigures(started, project.directory)));
    const [first] = started;
    if (first === undefined) return figures;
    return [...figures, ...(await callFigures(first)), ...(await memory(sandbox))];
  } finally {
    await Promise.all(started.map((deployment) => deployment[Symbol.asyncDispose]()));
  }
}

async function pushFigures(
  deployments: readonly Deployment[],
  directory: string,
): Promise<readonly Figure[]> {
  const fresh = deployments.slice(1);
  const first = await time(
    { name: "push of 12 modules, new", times: fresh.length, bar: 200 },
    (round) => push(fresh[round], directory),
  );
  const [deployment] = deployments;
  await push(deployment, directory);
  const again = await time(
    { name: "push again, one changed", times: 15, bar: 60 },
    async (round) => {
      await writeFile(join(directory, "convex/more0.ts"), `export const x = ${round};\n`);
      await push(deployment, directory);
    },
  );
  return [first, again];
}

async function callFigures(deployment: Deployment): Promise<readonly Figure[]> {
  const query = await time({ name: "query over HTTP", times: 150, bar: 3 }, () =>
    call(deployment, "query", { path: "notes:first", args: {} }),
  );
  const mutation = await time({ name: "mutation over HTTP", times: 150, bar: 7 }, () =>
    call(deployment, "mutation", { path: "notes:add", args: { text: "x" } }),
  );
  const times = documents / batch;
  const insert = await time({ name: `mutation that inserts ${batch} documents`, times }, (round) =>
    call(deployment, "mutation", {
      path: "notes:addMany",
      args: { from: round * batch, count: batch },
    }),
  );
  const name = `index range of 100 among ${documents} documents`;
  const range = await time({ name, times: 60, bar: 5 }, async (round) => {
    const found = await call(deployment, "query", {
      path: "notes:ofGroup",
      args: { group: round },
    });
    if (found !== 100) throw new Error(`The range holds ${String(found)} documents.`);
  });
  return [query, mutation, insert, range];
}

/** The private memory of a process after its calls, and what a further deployment costs the host. */
async function memory(sandbox: Sandbox): Promise<readonly Figure[]> {
  const bare = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  await delay(1_000);
  const bareMemory = privateMemory(bare.pid ?? 0);
  bare.kill();
  const children = nodeDescendants().filter((pid) => pid !== bare.pid);
  const largest = Math.max(...children.map(privateMemory)) - bareMemory;
  const before = ownMemory();
  const further = await Promise.all(
    Array.from({ length: furtherDeployments }, () => startDeployment({ sandbox })),
  );
  await using project = await writeProject(sampleFiles);
  for (const deployment of further) await push(deployment, project.directory);
  const growth = (ownMemory() - before) / furtherDeployments;
  await Promise.all(further.map((deployment) => deployment[Symbol.asyncDispose]()));
  return [
    { name: "child's private memory above a bare node", unit: "MiB", value: largest, bar: 35 },
    { name: "host's growth per further deployment", unit: "MiB", value: growth, bar: 8 },
  ];
}

async function push(deployment: Deployment | undefined, projectDirectory: string): Promise<void> {
  const result = await deployment?.push({ projectDirectory });
  if (result?.status !== "pushed") throw new Error(`The push failed: ${JSON.stringify(result)}`);
}

async function call(
  { url }: Deployment,
  kind: "query" | "mutation",
  { path, args }: { readonly path: string; readonly args: unknown },
): Promise<unknown> {
  const body = JSON.stringify({ path, args: [args], format: "json" });
  const response = await fetch(`${url}/api/${kind}`, { method: "POST", body });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${path} failed: ${JSON.stringify(answer)}`);
  return typeof answer === "object" && answer !== null ? Reflect.get(answer, "value") : undefined;
}
