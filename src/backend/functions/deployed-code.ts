import { z } from "zod";
import type { AuthProvider } from "../auth/auth-provider.ts";
import type { SchemaDefinition } from "../database/schema.ts";
import type { FunctionKind } from "../executor/protocol.ts";
import type { StackMapper } from "../push/stack-mapper.ts";
import type { FunctionAddress } from "./function-path.ts";
import { validatorSchema, type Validator } from "../values/validator.ts";

/** A function as it was analysed at the push. */
export interface DeployedFunction extends FunctionAddress {
  readonly kind: FunctionKind;
  readonly visibility: "public" | "internal";
  readonly args: Validator;
  /** Undefined where the function declares none. */
  readonly returns: Validator | undefined;
}

export interface HttpRoute {
  /** Prefix routes end in `*`. */
  readonly path: string;
  readonly method: string;
  /** Where the route is a component's: its path, and what the addresses of its routes begin with (`/webhooks`). */
  readonly mount?: { readonly component: string; readonly prefix: string };
}

/** A registered cron job, schedule as `crons.export()` writes it. */
export interface CronJob {
  readonly name: string;
  /** `crons:tick`. */
  readonly functionPath: string;
  readonly args: readonly unknown[];
  readonly schedule: CronSchedule;
}

/** `{type: "interval", seconds}` and its like; the fields depend on the type. */
export const cronSchedule = z
  .object({ type: z.enum(["interval", "hourly", "daily", "weekly", "monthly", "cron"]) })
  .catchall(z.union([z.int(), z.string()]));

export type CronSchedule = z.infer<typeof cronSchedule>;

export type EnvironmentBinding = { readonly name: string } & (
  { readonly value: string } | { readonly parentVariable: string }
);

/** One component of a deployment: an instance of a definition with tables and files of its own. */
export interface ComponentCode {
  /** Names of the components on the way to it (`agent/workpool`), empty for the app. */
  readonly path: string;
  /** Folder of its definition relative to the app's functions' folder. */
  readonly definitionPath: string;
  /** What its modules' paths begin with in the executor. */
  readonly modulePrefix: string;
  /** Environment variables that its parent gives it: values, or names of the parent's own variables. */
  readonly environment: readonly EnvironmentBinding[];
  /** Path of each child component by its name. */
  readonly children: ReadonlyMap<string, string>;
  /** By path (`messages:list`). */
  readonly functions: ReadonlyMap<string, DeployedFunction>;
  /** Undefined without `http.ts`. */
  readonly routes: readonly HttpRoute[] | undefined;
  /** Child components whose routes are served below a path (`/webhooks/`). */
  readonly httpMounts: ReadonlyMap<string, string>;
  readonly crons: readonly CronJob[];
  readonly schema: SchemaDefinition | undefined;
}

/** Everything that one push put in place: the app and the components that it holds. */
export interface DeployedCode extends ComponentCode {
  /** By path, the app included. */
  readonly components: ReadonlyMap<string, ComponentCode>;
  /** Of `auth.config.ts`; none without it. */
  readonly authProviders: readonly AuthProvider[];
  readonly stackMapper: StackMapper;
}

/** Reads an exported validator; `null` means none. */
export function parseValidator(json: string): Validator | undefined {
  const parsed: unknown = JSON.parse(json);
  return parsed === null ? undefined : validatorSchema.parse(parsed);
}
