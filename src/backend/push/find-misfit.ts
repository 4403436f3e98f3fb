import type { Database } from "../database/database.ts";
import type { PushRejection } from "../deployment.ts";
import type { ComponentCode, DeployedCode } from "../functions/deployed-code.ts";
import { checkValue } from "../values/check-value.ts";
import { sourceFile } from "./read-definition.ts";

/** Documents that do not fit the schema of a push. */
export interface SchemaMisfit {
  readonly component: string;
  readonly table: string;
  readonly rejection: PushRejection;
}

/** The first stored document, of any component, that does not fit the schemas of a push. */
export function findMisfit(code: DeployedCode, database: Database): SchemaMisfit | undefined {
  for (const component of code.components.values()) {
    const misfit = findInComponent(component, database);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

function findInComponent(
  { path, definitionPath, schema }: ComponentCode,
  database: Database,
): SchemaMisfit | undefined {
  if (schema?.schemaValidation !== true) return undefined;
  const transaction = database.begin().inComponent(path);
  for (const { tableName: table, documentType } of schema.tables) {
    const { documents } = transaction.table(table);
    for (const { _id, _creationTime, ...fields } of documents.values()) {
      const problem = checkValue(documentType, fields, transaction.names.tableOfId);
      if (problem === undefined) continue;
      const message = `Schema validation failed.\nDocument with ID "${_id}" in table "${table}" does not match the schema: ${problem}`;
      const place = sourceFile(definitionPath, "schema.ts");
      const rejection = { phase: "schema", code: "SchemaValidationFailed", message } as const;
      return { component: path, table, rejection: { ...rejection, ...place } };
    }
  }
  return undefined;
}
