import type { ComponentCode } from "../../functions/deployed-code.ts";
import { describeSchema } from "../../system/describe-schema.ts";
import type { AnalyzedPush } from "../analyze-project.ts";
import { compareIndexes } from "./describe-indexes.ts";
import { moduleHashOf } from "./start-push-request.ts";

/** Answer to `finish_push`: what changed (convex/src/cli/lib/deployApi/finishPush.ts). */
export function describeFinishedPush(
  after: AnalyzedPush,
  before: AnalyzedPush | undefined,
): object {
  const paths = new Set([
    ...after.code.components.keys(),
    ...(before?.code.components.keys() ?? []),
  ]);
  const diffs = [...paths].map((path): [string, object] => [
    path,
    describeComponent(path, after, before),
  ]);
  return {
    authDiff: compareNames(providers(before), providers(after)),
    definitionDiffs: {},
    componentDiffs: Object.fromEntries(diffs),
  };
}

function describeComponent(
  path: string,
  after: AnalyzedPush,
  before: AnalyzedPush | undefined,
): object {
  const [fresh, old] = [after.code.components.get(path), before?.code.components.get(path)];
  return {
    diffType: { type: typeOf(path, fresh, old) },
    moduleDiff: compareNames(modulesOf(before, old), modulesOf(after, fresh)),
    udfConfigDiff: null,
    cronDiff: compareCrons(old, fresh),
    indexDiff: compareIndexes(old?.schema, fresh?.schema),
    schemaDiff: compareSchemas(old, fresh),
  };
}

function typeOf(
  path: string,
  fresh: ComponentCode | undefined,
  old: ComponentCode | undefined,
): "create" | "modify" | "unmount" {
  if (fresh === undefined) return "unmount";
  return old === undefined && path !== "" ? "create" : "modify";
}

function providers(push: AnalyzedPush | undefined): readonly string[] {
  return (push?.definitions.get("")?.auth ?? []).map((provider) => JSON.stringify(provider));
}

/** Modules with their hashes, so that a changed one counts as removed and added. */
function modulesOf(
  push: AnalyzedPush | undefined,
  component: ComponentCode | undefined,
): readonly string[] {
  const bundles = push === undefined ? [] : [push.project.app, ...push.project.components];
  const bundle = bundles.find((each) => each.definitionPath === component?.definitionPath);
  return (bundle?.modules ?? []).map((module) => `${module.path} ${moduleHashOf(module)}`);
}

function compareNames(
  before: readonly string[],
  after: readonly string[],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const nameOf = (text: string): string => text.replace(/ [0-9a-f]{64}$/, "");
  return {
    added: after.filter((each) => !before.includes(each)).map(nameOf),
    removed: before.filter((each) => !after.includes(each)).map(nameOf),
  };
}

function compareCrons(old: ComponentCode | undefined, fresh: ComponentCode | undefined): object {
  const [before, after] = [old?.crons ?? [], fresh?.crons ?? []];
  const nameOf = ({ name }: { readonly name: string }): string => name;
  const inBoth = after.filter((job) => before.some(({ name }) => name === job.name));
  const isSame = (job: (typeof after)[number]): boolean =>
    before.some((other) => JSON.stringify(other) === JSON.stringify(job));
  return {
    added: after.filter((job) => !inBoth.includes(job)).map(nameOf),
    updated: inBoth.filter((job) => !isSame(job)).map(nameOf),
    deleted: before.filter((job) => !after.some(({ name }) => name === job.name)).map(nameOf),
  };
}

function compareSchemas(
  old: ComponentCode | undefined,
  fresh: ComponentCode | undefined,
): object | null {
  const [previous, next] = [old, fresh].map((component) =>
    component?.schema === undefined ? null : describeSchema(component.schema),
  );
  return previous === next ? null : { previous_schema: previous, next_schema: next };
}
