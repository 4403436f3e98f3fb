import { access, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Deployment } from "../../backend/deployment.ts";
import { HarnessError } from "../../lib/harness-error.ts";

/** Files with what graders may ask of a reference's deployment, computed once per version of an eval. */
export interface ReferenceFactsStore {
  /** Path of the facts of the eval with this hash; `deploy` is called only where they are not known yet. */
  path(evalHash: string, deploy: () => Promise<Deployment | undefined>): Promise<string>;
}

/** Facts are JSON: `{schema, functions}`, as `getSchemas` and `apiSpec` answer; null and empty where the reference does not deploy. */
export function createReferenceFactsStore(directory: string): ReferenceFactsStore {
  const under = new Map<string, Promise<string>>();
  const write: ReferenceFactsStore["path"] = async (evalHash, deploy) => {
    const file = join(directory, `${evalHash}.json`);
    if (await exists(file)) return file;
    await using deployment = await deploy();
    const facts =
      deployment === undefined ? { schema: null, functions: [] } : await readFacts(deployment);
    await mkdir(directory, { recursive: true });
    const draft = `${file}.${process.pid}.draft`;
    await writeFile(draft, JSON.stringify(facts));
    await rename(draft, file);
    return file;
  };
  return {
    path(evalHash, deploy) {
      const known = under.get(evalHash);
      if (known !== undefined) return known;
      const writing = write(evalHash, deploy);
      under.set(evalHash, writing);
      const forget = (): boolean => under.delete(evalHash);
      writing.then(forget, forget);
      return writing;
    },
  };
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function readFacts(deployment: Deployment): Promise<{ schema: unknown; functions: unknown }> {
  const schemas = await systemQuery(deployment, "_system/frontend/getSchemas");
  const functions = await systemQuery(deployment, "_system/cli/modules:apiSpec");
  return { schema: activeSchema(schemas), functions };
}

function activeSchema(schemas: unknown): unknown {
  if (typeof schemas !== "object" || schemas === null || !("active" in schemas)) return null;
  const { active } = schemas;
  return typeof active === "string" ? JSON.parse(active) : null;
}

async function systemQuery(deployment: Deployment, path: string): Promise<unknown> {
  const response = await fetch(`${deployment.url}/api/query`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Convex ${deployment.adminKey}` },
    body: JSON.stringify({ path, format: "convex_encoded_json", args: [{}] }),
  });
  const answer: unknown = await response.json();
  if (typeof answer === "object" && answer !== null && "value" in answer) return answer.value;
  throw new HarnessError("retry", `The reference's deployment did not answer ${path}.`, {
    facts: { answer },
  });
}
