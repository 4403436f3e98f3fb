import type { SchemaDefinition } from "../database/schema.ts";
import type { AnalyzedPart } from "../executor/protocol.ts";
import type { CronJob, DeployedFunction, HttpRoute } from "../functions/deployed-code.ts";
import type { AuthProvider } from "../auth/auth-provider.ts";
import type { ComponentDefinition } from "./component-definition.ts";

/** What the app or one component definition of a push holds, checked. */
export interface AnalyzedDefinition {
  /** Folder relative to the app's functions' folder, empty for the app. */
  readonly definitionPath: string;
  readonly definition: ComponentDefinition;
  /** What it was read from. */
  readonly part: AnalyzedPart;
  /** By path (`messages:list`). */
  readonly functions: ReadonlyMap<string, Omit<DeployedFunction, "component">>;
  readonly routes: readonly HttpRoute[] | undefined;
  readonly crons: readonly CronJob[];
  readonly schema: SchemaDefinition | undefined;
  readonly auth: readonly AuthProvider[];
}
