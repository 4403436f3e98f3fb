import { join } from "node:path";
import semver from "semver";
import { z } from "zod";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { SuiteManifest } from "../../domain/suite.ts";
import { dependencySet } from "../worker/dependency-sets.ts";
import type { GradingContext } from "../worker/grading-context.ts";
import type { StepOutcome } from "../worker/step-outcome.ts";
import { linkFolder } from "../worker/workspace.ts";

/**
 * Gives the project the suite's version of every package that it declares. No package manager runs: ranges that the
 * suite's version does not meet are noted, packages outside the suite's set are absent.
 */
export async function installStep({ job, suite, tools }: GradingContext): Promise<StepOutcome> {
  const declared = readDeclared(job.files["package.json"]);
  if (!declared.ok) {
    return { diagnostics: [installError("MalformedPackageJson", declared.problem)] };
  }
  const plan = planInstall(declared.dependencies, suite.manifest);
  if (plan.diagnostics.length > 0) return plan;
  const folder = await dependencySet(tools.workspace.root, plan.packages);
  await linkFolder(folder, join(tools.workspace.project, "node_modules"));
  return plan;
}

type Declared =
  | { readonly ok: true; readonly dependencies: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problem: string };

const rangesSchema = z.record(z.string(), z.string()).optional();
const packageSchema = z.looseObject({
  dependencies: rangesSchema,
  devDependencies: rangesSchema,
  peerDependencies: rangesSchema,
  optionalDependencies: rangesSchema,
});

function readDeclared(text: string | undefined): Declared {
  if (text === undefined) return { ok: true, dependencies: {} };
  try {
    const parsed = packageSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return { ok: false, problem: z.prettifyError(parsed.error) };
    const { dependencies, devDependencies, peerDependencies, optionalDependencies } = parsed.data;
    return {
      ok: true,
      dependencies: {
        ...optionalDependencies,
        ...peerDependencies,
        ...devDependencies,
        ...dependencies,
      },
    };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

interface InstallPlan extends StepOutcome {
  readonly packages: readonly string[];
}

/** Decides from the declared ranges alone which packages the project gets. */
export function planInstall(
  declared: Readonly<Record<string, string>>,
  { dependencies, baseDependencies }: SuiteManifest,
): InstallPlan {
  const packages = new Set(baseDependencies);
  const diagnostics: Diagnostic[] = [];
  const notes: string[] = [];
  for (const [name, range] of Object.entries(declared)) {
    const version = Object.hasOwn(dependencies, name) ? dependencies[name] : undefined;
    if (!isPublishable(range)) {
      diagnostics.push(
        installError("UnpublishedRange", `No published version of ${name} satisfies "${range}".`),
      );
    } else if (version === undefined) {
      notes.push(`${name} is outside the suite's set and was left out`);
    } else {
      packages.add(name);
      if (!satisfies(version, range)) {
        notes.push(`${name}: the suite's ${version} in place of "${range}"`);
      }
    }
  }
  return { packages: [...packages].sort(), diagnostics, notes };
}

/** A range, or a tag such as `latest`; paths, links and addresses name no published version. */
function isPublishable(range: string): boolean {
  return semver.validRange(range) !== null || /^[a-z][a-z0-9-]*$/i.test(range);
}

function satisfies(version: string, range: string): boolean {
  return semver.validRange(range) === null || semver.satisfies(version, range);
}

function installError(code: string, message: string): Diagnostic {
  const place = { file: "package.json", line: 1, column: 1 };
  return { tool: "install", code, severity: "error", message, place };
}
