import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config/load-config.ts";
import { loadProjectConfig } from "../config/load-project-config.ts";
import { contentHash } from "../lib/content-hash.ts";
import { writeFileAtomically } from "../lib/write-file-atomically.ts";
import { loadSuite } from "../suite/load-suite.ts";
import { experimentOf, guidelinesOf } from "./plan-provider.ts";
import type { ArmsRequest, PlannedArms } from "./workbench.ts";

/**
 * Experiments that differ from a declared one by their guidelines alone. Their texts are kept in the store's folder, so
 * that runs under them can be resumed. Fails with `UsageError` where the experiment is not known.
 */
export async function planArms(
  { experiment: asked, samples, armsOf }: ArmsRequest,
  { configFile, storeDirectory, suiteDirectory }: Config,
): Promise<PlannedArms> {
  const project = await loadProjectConfig(configFile === undefined ? {} : { file: configFile });
  const base = experimentOf(asked, project);
  const suite = await loadSuite(suiteDirectory);
  const guidelines = await guidelinesOf(base, suite);
  const folder = join(storeDirectory, "guidelines");
  await mkdir(folder, { recursive: true });
  const arms = [];
  for (const { name, text } of armsOf(guidelines)) {
    const hash = contentHash(text);
    const file = join(folder, `${hash.slice(0, 16)}.md`);
    await writeFileAtomically(file, text);
    const experiment = { ...base, name: `${base.name}, ${name}`, guidelines: { file }, samples };
    arms.push({ name, guidelinesHash: hash, experiment });
  }
  return { arms, suiteHash: suite.hash };
}
