import type { Signature } from "../../domain/signature.ts";

/** A rule of the platform that code can break: one sentence, and where its documentation says so. */
export interface PlatformRule {
  readonly name: string;
  readonly sentence: string;
  readonly link: string;
  /** Short name of the mistake, for patterns. */
  readonly mistake: string;
}

interface RuleEntry extends PlatformRule {
  readonly applies: (failure: RuleContext) => boolean;
}

export interface RuleContext {
  readonly signature: Signature;
  /** Names that the repair adds or removes. */
  readonly changed: ReadonlySet<string>;
}

const docs = "https://docs.convex.dev";

/** Every rule of the platform that is known, the most specific first. */
export const platformRules: readonly RuleEntry[] = [
  {
    name: "node-runtime",
    sentence:
      'Files with the "use node" directive may define actions only; fetch needs no Node.js runtime.',
    link: `${docs}/functions/runtimes#nodejs-runtime`,
    mistake: '"use node" misuse',
    applies: ({ signature }) => signature.code === "only-actions-in-node",
  },
  {
    name: "store-in-action",
    sentence:
      "File contents are stored by actions (`ctx.storage.store`) or through an upload URL; mutations only record them.",
    link: `${docs}/file-storage/store-files`,
    mistake: "file stored outside an action",
    applies: ({ signature }) =>
      signature.api === "StorageWriter.store" || signature.api === "StorageReader.store",
  },
  {
    name: "pagination-result",
    sentence:
      "A pagination result carries `page`, `isDone`, `continueCursor`, `splitCursor` and `pageStatus`; a returns validator must allow all five.",
    link: `${docs}/database/pagination`,
    mistake: "pagination result",
    applies: ({ signature, changed }) =>
      ["pageStatus", "splitCursor", "continueCursor"].includes(signature.api ?? "") ||
      ["pageStatus", "splitCursor", "continueCursor", "isDone"].some((name) => changed.has(name)),
  },
  {
    name: "path-prefix",
    sentence:
      "An HTTP route matches its `path` exactly; everything below a path is matched by `pathPrefix`, which ends in a slash.",
    link: `${docs}/functions/http-actions`,
    mistake: "HTTP routing by glob",
    applies: ({ changed }) => changed.has("pathPrefix"),
  },
  {
    name: "context-types",
    sentence:
      "Types for helpers (`QueryCtx`, `MutationCtx`, `DatabaseReader`) come from `./_generated/server`, not from the package.",
    link: `${docs}/generated-api/server`,
    mistake: "type imported from the wrong module",
    applies: ({ signature }) =>
      signature.code === "missing-export" && (signature.api ?? "").startsWith("convex/"),
  },
  {
    name: "circular-inference",
    sentence:
      "A function that calls another of its own module through `api` or `internal` needs an explicit return type on its handler.",
    link: `${docs}/functions/actions#dealing-with-circular-type-inference`,
    mistake: "missing handler return type",
    applies: ({ signature }) => signature.code === "circular-inference",
  },
  {
    name: "schema-validation",
    sentence:
      "Documents must match the table's schema exactly: no field that it lacks, none missing that it requires.",
    link: `${docs}/database/schemas#schema-validation`,
    mistake: "schema and data disagree",
    applies: ({ signature }) =>
      ["extra-field", "missing-field", "schema-mismatch"].includes(signature.code),
  },
  {
    name: "returns-validation",
    sentence:
      "What a function returns must match its `returns` validator exactly, extra fields included.",
    link: `${docs}/functions/validation`,
    mistake: "returns validator",
    applies: ({ signature }) => signature.code.startsWith("returns-validation"),
  },
  {
    name: "argument-validation",
    sentence: "Arguments must match the `args` validator exactly.",
    link: `${docs}/functions/validation`,
    mistake: "argument validator",
    applies: ({ signature }) => signature.code === "argument-validation",
  },
  {
    name: "visibility",
    sentence:
      "Clients can call public functions only, by file and export name; internal functions are for other functions.",
    link: `${docs}/functions/internal-functions`,
    mistake: "wrong visibility or name",
    applies: ({ signature }) => signature.code === "function-not-found",
  },
  {
    name: "no-fetch-in-transactions",
    sentence: "Queries and mutations are transactions and may not fetch; actions may.",
    link: `${docs}/functions/actions`,
    mistake: "fetch in a transaction",
    applies: ({ signature }) => signature.code === "fetch-in-transaction",
  },
  {
    name: "environment-types",
    sentence: "`process.env` needs the types of `@types/node` among the project's packages.",
    link: `${docs}/production/environment-variables`,
    mistake: "missing Node types",
    applies: ({ signature }) => signature.code === "missing-node-types",
  },
  {
    name: "awaited-promises",
    sentence: "Every promise of a function must be awaited, else its work may not happen.",
    link: `${docs}/understanding/best-practices/#await-all-promises`,
    mistake: "promise not awaited",
    applies: ({ signature }) => signature.code.endsWith("no-floating-promises"),
  },
  {
    name: "generated-types",
    sentence:
      "The database's API is typed by the schema: an unknown member, field or index does not compile.",
    link: `${docs}/understanding/best-practices/typescript`,
    mistake: "unknown API",
    applies: ({ signature }) =>
      signature.code === "unknown-property" &&
      /^(Generic|Query|Ordered|Index|Filter|Database|Storage|Scheduler)/.test(signature.api ?? ""),
  },
];

/** The first rule of the platform that speaks of this failure. */
export function platformRuleFor(failure: RuleContext): PlatformRule | undefined {
  const entry = platformRules.find(({ applies }) => applies(failure));
  if (entry === undefined) return undefined;
  const { name, sentence, link, mistake } = entry;
  return { name, sentence, link, mistake };
}
