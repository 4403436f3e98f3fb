import type { Database } from "../../database/database.ts";
import type { ComponentCode, DeployedCode } from "../../functions/deployed-code.ts";
import { encodeValue } from "../../values/convex-json.ts";
import type { AnalyzedPush } from "../analyze-project.ts";
import { compareIndexes, describeIndexes, type DescribedIndex } from "./describe-indexes.ts";

/** Answer to `evaluate_schema`: what a push would cost (convex/src/cli/lib/deployApi/evaluateSchema.ts). */
export function describeEvaluation(
  { code, definitions }: AnalyzedPush,
  before: DeployedCode | undefined,
  database: Database,
): object {
  const known = new Set(
    [...(before?.components.values() ?? [])].map((each) => each.definitionPath),
  );
  const evaluations = [...code.components.values()].map((component): [string, object] => [
    component.path,
    evaluate(component, before?.components.get(component.path), database),
  ]);
  return {
    componentSchemaEvaluations: Object.fromEntries(evaluations),
    newComponentDefinitions: [...definitions.keys()].filter((path) => !known.has(path)),
  };
}

function evaluate(
  { path, definitionPath, schema }: ComponentCode,
  before: ComponentCode | undefined,
  database: Database,
): object {
  const transaction = database.begin().inComponent(path);
  const documentsOf = (table: string) => [...transaction.table(table).documents.values()];
  const tables = (schema?.tables ?? []).map(({ tableName: name }) => {
    const documents = documentsOf(name);
    const sizes = documents.map((each) => JSON.stringify(encodeValue(each)).length);
    const sizeBytes = sizes.reduce((total, size) => total + size, 0);
    const outcome = schema?.schemaValidation === true ? "mustWalk" : "notValidated";
    return { name, outcome, numDocs: documents.length, sizeBytes };
  });
  const diff = compareIndexes(before?.schema, schema);
  const count = ({ name }: DescribedIndex): number =>
    documentsOf(name.slice(0, name.indexOf("."))).length;
  const predict = (change: string) => (index: DescribedIndex) => ({
    ...index,
    change,
    needsBackfill: change === "added" && count(index) > 0,
    numDocs: count(index),
  });
  const changed = [diff.added_indexes, diff.enabled_indexes, diff.disabled_indexes].flat();
  return {
    definitionPath,
    schemaValidation: schema?.schemaValidation ?? false,
    tables,
    indexes: [
      ...describeIndexes(schema)
        .filter((each) => !includes(changed, each))
        .map(predict("identical")),
      ...diff.added_indexes.map(predict("added")),
      ...diff.enabled_indexes.map(predict("enabled")),
      ...diff.disabled_indexes.map(predict("disabled")),
      ...diff.removed_indexes.map(predict("dropped")),
    ],
  };
}

function includes(indexes: readonly DescribedIndex[], index: DescribedIndex): boolean {
  return indexes.some((other) => JSON.stringify(other) === JSON.stringify(index));
}
