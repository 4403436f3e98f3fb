import { generatedHeader } from "./generated-header.ts";

const header = generatedHeader("Generated data model types.");

/** `dataModel.d.ts` of a project with a schema. */
export const dataModelWithSchema = `${header}
import type {
  DataModelFromSchemaDefinition,
  DocumentByName,
  TableNamesInDataModel,
  SystemTableNames,
} from "convex/server";
import type { GenericId } from "convex/values";
import schema from "../schema.js";

/** The names of all of your Convex tables. */
export type TableNames = TableNamesInDataModel<DataModel>;

/** The type of a document stored in Convex. */
export type Doc<TableName extends TableNames> = DocumentByName<DataModel, TableName>;

/** An identifier of a document: a string at run time, bound to its table when type checking. */
export type Id<TableName extends TableNames | SystemTableNames> = GenericId<TableName>;

/** The tables, their documents and their indexes, as the schema declares them. */
export type DataModel = DataModelFromSchemaDefinition<typeof schema>;
`;

/** `dataModel.d.ts` of a project without a schema: every document is `any`. */
export const dataModelWithoutSchema = `${header}
import type { AnyDataModel } from "convex/server";
import type { GenericId } from "convex/values";

/** The names of all of your Convex tables. */
export type TableNames = string;

/** The type of a document stored in Convex. */
export type Doc = any;

/** An identifier of a document: a string at run time, bound to its table when type checking. */
export type Id<TableName extends TableNames = TableNames> = GenericId<TableName>;

/** The data model of a deployment without a schema. */
export type DataModel = AnyDataModel;
`;
