import { z } from "zod";
import type { AuthProvider } from "../auth/auth-provider.ts";
import type { SchemaDefinition } from "../database/schema.ts";
import type { FunctionKind } from "../executor/protocol.ts";
import type { StackMapper } from "../push/stack-mapper.ts";
import { validatorSchema, type Validator } from "../values/validator.ts";

/** A function as it was analysed at the push. */
export interface DeployedFunction {
  readonly module: string;
  readonly name: string;
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

/** Everything that one push put in place. */
export interface DeployedCode {
  readonly functions: ReadonlyMap<string, DeployedFunction>;
  /** Undefined without `http.ts`. */
  readonly routes: readonly HttpRoute[] | undefined;
  readonly crons: readonly CronJob[];
  readonly schema: SchemaDefinition | undefined;
  /** Of `auth.config.ts`; undefined without it. */
  readonly authProviders?: readonly AuthProvider[] | undefined;
  readonly stackMapper: StackMapper;
}

/** Reads an exported validator; `null` means none. */
export function parseValidator(json: string): Validator | undefined {
  const parsed: unknown = JSON.parse(json);
  return parsed === null ? undefined : validatorSchema.parse(parsed);
}
