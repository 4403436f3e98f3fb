import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { action, clientVersions, messageOf, mutation, query } from "./client-versions.ts";
import { faultyProject } from "./run-time-errors.fixture.ts";

type Args = Readonly<Record<string, unknown>>;

/** Code of the error table, the kind of call, the function and the text; ids in it are written as `<id>`. */
type Row = readonly [
  code: string,
  kind: "query" | "mutation" | "action",
  path: string,
  args: Args,
  text: string,
];

const paged = (cursor: string | null, numItems = 1) => ({ paginationOpts: { numItems, cursor } });
/** Stands for the cursor of a page of `index:all`, which only the deployment can make. */
const foreignCursor = "of another query";
const boat = "Validator: v.object({berth: v.float64(), name: v.string()})";
const misfit =
  'Uncaught Error: Failed to insert or update a document in table "boats" because it does not match the schema: ';
const missing =
  "Object is missing the required field `berth`. Consider wrapping the field validator in `v.optional(...)` if this is expected.";
const extra = "Object contains extra field `age` that is not in the validator.";
const notFound = (path: string) =>
  `Could not find public function for '${path}'. Did you forget to run \`npx convex dev\`?`;
const noEffect = (effect: string) =>
  `Uncaught Error: Can't use ${effect} in queries and mutations. Please consider using an action. See https://docs.convex.dev/functions/actions for more details.`;
const gone = (verb: string) => `Uncaught Error: ${verb} on nonexistent document ID <id>`;

const rows: readonly Row[] = [
  [
    "E21",
    "query",
    "index:narrowPage",
    paged(null),
    'ReturnsValidationError: Object contains extra field `pageStatus` that is not in the validator.\n\nObject: {continueCursor: "<cursor>", isDone: true, page: [], pageStatus: null, splitCursor: null}\nValidator: v.object({continueCursor: v.string(), isDone: v.boolean(), page: v.array(v.any())})',
  ],
  [
    "E21",
    "query",
    "index:narrowField",
    {},
    "ReturnsValidationError: Value does not match validator.\nPath: .name\nValue: 1.0\nValidator: v.string()",
  ],
  ["E42", "query", "index:fetching", {}, noEffect("fetch()")],
  ["E42", "mutation", "index:fetchingToo", {}, noEffect("fetch()")],
  ["E42", "mutation", "index:waiting", {}, noEffect("setTimeout()")],
  ["E43", "query", "index:hidden", {}, notFound("index:hidden")],
  ["E43", "query", "index:none", {}, notFound("index:none")],
  ["E43", "query", "deep:f", {}, notFound("deep:f")],
  [
    "E44",
    "query",
    "index:add",
    {},
    "Trying to execute index.js:add as Query, but it is defined as Mutation.",
  ],
  [
    "E44",
    "mutation",
    "index:act",
    {},
    "Trying to execute index.js:act as Mutation, but it is defined as Action.",
  ],
  [
    "E44",
    "action",
    "index:only",
    {},
    "Trying to execute index.js:only as Action, but it is defined as Query.",
  ],
  [
    "E45",
    "mutation",
    "index:add",
    { name: "x" },
    `ArgumentValidationError: ${missing}\n\nObject: {name: "x"}\n${boat}`,
  ],
  [
    "E45",
    "mutation",
    "index:add",
    { name: "x", berth: 1, age: 3 },
    `ArgumentValidationError: ${extra}\n\nObject: {age: 3.0, berth: 1.0, name: "x"}\n${boat}`,
  ],
  [
    "E45",
    "mutation",
    "index:add",
    { name: 1, berth: 1 },
    "ArgumentValidationError: Value does not match validator.\nPath: .name\nValue: 1.0\nValidator: v.string()",
  ],
  [
    "E46",
    "mutation",
    "index:missingField",
    {},
    `${misfit}${missing}\n\nObject: {name: "a"}\n${boat}`,
  ],
  [
    "E46",
    "mutation",
    "index:extraField",
    {},
    `${misfit}${extra}\n\nObject: {age: 3.0, berth: 1.0, name: "a"}\n${boat}`,
  ],
  [
    "E46",
    "mutation",
    "index:wrongField",
    {},
    `${misfit}Value does not match validator.\nPath: .berth\nValue: "1"\nValidator: v.float64()`,
  ],
  [
    "E47",
    "mutation",
    "index:twins",
    {},
    "Uncaught Error: unique() query returned more than one result from table boats:\n [<id>, <id>, ...]",
  ],
  ["E48", "mutation", "index:patchGone", {}, gone("Update")],
  ["E48", "mutation", "index:replaceGone", {}, gone("Replace")],
  ["E48", "mutation", "index:deleteGone", {}, gone("Delete")],
  [
    "E49",
    "query",
    "index:all",
    paged(null, 0),
    "Uncaught Error: Must request at least 1 document while paginating",
  ],
  [
    "E50",
    "query",
    "index:byName",
    paged(foreignCursor),
    "Uncaught Error: InvalidCursor: Tried to run a query starting from a cursor, but it looks like this cursor is from a different query.",
  ],
  [
    "E50",
    "query",
    "index:all",
    paged("nonsense"),
    "Uncaught Error: InvalidCursor: Failed to parse cursor",
  ],
  [
    "E50",
    "query",
    "index:twice",
    paged(null),
    "Uncaught Error: This query or mutation function ran multiple paginated queries. Convex only supports a single paginated query in each function.",
  ],
];

describe.each(clientVersions)("clients of $version", ({ browser }) => {
  let deployed: DeployedProject;
  let cursor = "";
  beforeAll(async () => {
    deployed = await deployProject(await detectSandbox(), faultyProject);
    requirePushed(deployed);
    const page: unknown = await http().query(query("index:all"), paged(null));
    cursor = String(Reflect.get(Object(page), "continueCursor"));
  });
  afterAll(() => deployed[Symbol.asyncDispose]());

  const http = () => new browser.ConvexHttpClient(deployed.deployment.url, { logger: false });

  test.each(rows)("%s: the %s %s is refused", async (...[, kind, path, args, text]) => {
    const sent =
      JSON.stringify(args) === JSON.stringify(paged(foreignCursor)) ? paged(cursor) : args;
    const client = new browser.ConvexClient(deployed.deployment.url, { logger: false });
    const calls = {
      query: () => [http().query(query(path), sent), client.query(query(path), sent)],
      mutation: () => [
        http().mutation(mutation(path), sent),
        client.mutation(mutation(path), sent),
      ],
      action: () => [http().action(action(path), sent), client.action(action(path), sent)],
    };
    const [once = "", live = ""] = await Promise.all(calls[kind]().map(messageOf));
    await client.close();
    expect(plain(once)).toBe(`[Request ID: …] Server Error\n${text}`);
    const letter = kind.slice(0, 1).toUpperCase();
    expect(plain(live.replace(/\n {2}Called by client$/u, ""))).toBe(
      `[CONVEX ${letter}(${path})] [Request ID: …] Server Error\n${text}`,
    );
  });
});

/** Without the stack, which tests of their own are about, and with names for what differs every time. */
function plain(message: string): string {
  return message
    .replaceAll(/\n {4}at .*/gu, "")
    .replaceAll(/\b[0-9a-hjkmnp-tv-z]{32}\b/gu, "<id>")
    .replace(/continueCursor: "[\w-]+"/u, 'continueCursor: "<cursor>"');
}
