import { z } from "zod";

/** `{type: "leaf", leaf: "_reference/function/messages:list"}` or a branch of names. */
export type ComponentExports =
  | { readonly type: "leaf"; readonly leaf: string }
  | {
      readonly type: "branch";
      readonly branch: readonly (readonly [name: string, exports: ComponentExports])[];
    };

const componentExports: z.ZodType<ComponentExports> = z.lazy(() =>
  z.union([
    z.object({ type: z.literal("leaf"), leaf: z.string() }),
    z.object({
      type: z.literal("branch"),
      branch: z.array(z.tuple([z.string(), componentExports])),
    }),
  ]),
);

const environmentBinding = z.union([
  z.object({ type: z.literal("value"), value: z.string() }),
  z.object({ type: z.literal("envVar"), name: z.string() }),
]);

/** Declared environment variable: validator as JSON. */
const declaredVariable = z.object({
  type: z.literal("value"),
  value: z.string(),
  optional: z.boolean().optional(),
});

const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/);

/** What `export()` of an app or component definition returns in user code. */
export const componentDefinition = z.object({
  definitionType: z.union([
    z.object({ type: z.literal("app") }),
    z.object({ type: z.literal("childComponent"), name }),
  ]),
  httpPrefix: z.string().optional(),
  childComponents: z.array(
    z.object({
      name,
      path: z.string(),
      env: z.array(z.tuple([z.string(), environmentBinding])).nullish(),
    }),
  ),
  /** Reference of a child component by path prefix. */
  httpMounts: z.record(z.string(), z.string()),
  exports: componentExports,
  envVars: z.array(z.tuple([z.string(), declaredVariable])).optional(),
});

export type ComponentDefinition = z.infer<typeof componentDefinition>;

/** The definition of an app that has none of its own. */
export const plainApp: ComponentDefinition = {
  definitionType: { type: "app" },
  childComponents: [],
  httpMounts: {},
  exports: { type: "branch", branch: [] },
  envVars: [],
};
