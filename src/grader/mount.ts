import { convexToJson, jsonToConvex } from "convex/values";
import type { Value } from "convex/values";
import * as z from "zod";
import { gradingEnvironment } from "./grading-environment.ts";
import { textIn } from "./rendered-elements.ts";

/** What `usePaginatedQuery` gives, besides `isLoading` and `loadMore`. */
export interface PaginatedQuery {
  readonly results: readonly Value[];
  readonly status: "LoadingFirstPage" | "CanLoadMore" | "LoadingMore" | "Exhausted";
}

/** Answers by name of the query (`messages:list`). A query without one loads. */
export interface MountOptions {
  readonly queries?: Readonly<Record<string, Value>>;
  readonly paginatedQueries?: Readonly<Record<string, PaginatedQuery>>;
}

/**
 * A candidate's component, alive in the sandbox, with the deployment replaced by what the grader says. Functions are
 * named as `messages:send`. An element is found by a CSS selector, or by what a person would call it: label, text of a
 * button, `name`, `aria-label`, `placeholder`; it is an error when none or several are found. After each action the
 * page comes to rest. Once the component has thrown, loops or ended its process, everything rejects and says so; a
 * loop is told after 25 seconds at most, so that a test with a page should have 60.
 */
export interface Page extends AsyncDisposable {
  html(): Promise<string>;
  /** What it shows, as `textIn` gives it. */
  text(): Promise<string>;
  /** What an input holds. */
  value(element: string): Promise<string>;
  /** How often a browser would have loaded the page anew, or left it. It is kept, so that one can go on. */
  reloads(): Promise<number>;
  /** Types after what the input holds already, key by key, and leaves it. */
  type(element: string, text: string): Promise<void>;
  /** What is disabled takes no notice. */
  click(element: string): Promise<void>;
  /** Submits as the Enter key does: through the form's button, unless that is disabled. Default: the only form. */
  submit(form?: string): Promise<void>;
  /** Sets what a query answers; `undefined`: it loads. */
  setQuery(name: string, value: Value | undefined): Promise<void>;
  setPaginatedQuery(name: string, query: PaginatedQuery): Promise<void>;
  /**
   * Numbers of items asked of a paginated query, in order: `initialNumItems`, then those of each `loadMore` while more
   * could be loaded. The latter lets the query load until its next answer is set.
   */
  itemsRequested(name: string): Promise<readonly unknown[]>;
  /** Arguments of each call of a mutation or action so far, in order. */
  mutationCalls(name: string): Promise<readonly Value[]>;
  /** Ends the oldest call that waits; it is an error when none does. Default: `null`. */
  resolveMutation(name: string, value?: Value): Promise<void>;
  /** Lets the oldest call that waits fail. */
  rejectMutation(name: string, message: string): Promise<void>;
}

/** Mounts the default export of a module of the candidate, with `await using`, so that it ends with the test. */
export async function mount(
  entry = "src/App.tsx",
  { queries = {}, paginatedQueries = {} }: MountOptions = {},
): Promise<Page> {
  const request = {
    entry,
    queries: mapValues(queries, convexToJson),
    paginatedQueries: mapValues(paginatedQueries, encoded),
  };
  const page = z.string().parse(await ask("/page", request, `${entry} could not be mounted`));
  return pageOf(
    (command) => ask("/page/command", { page, command }, `The page of ${entry} failed`),
    {
      close: async () => {
        await ask("/page/close", { page }, "The page could not be closed");
      },
    },
  );
}

interface Closing {
  readonly close: () => Promise<void>;
}

function pageOf(perform: (command: object) => Promise<unknown>, { close }: Closing): Page {
  const html = async () => z.string().parse(await perform({ type: "html" }));
  const act = async (command: object): Promise<void> => {
    await perform(command);
  };
  return {
    html,
    text: async () => textIn(await html()),
    value: async (target) => z.string().parse(await perform({ type: "value", target })),
    reloads: async () => z.number().parse(await perform({ type: "reloads" })),
    type: (target, text) => act({ type: "type", target, text }),
    click: (target) => act({ type: "click", target }),
    submit: (target = "form") => act({ type: "submit", target }),
    setQuery: (name, value) =>
      act({ type: "setQuery", name, ...(value !== undefined && { value: convexToJson(value) }) }),
    setPaginatedQuery: (name, query) =>
      act({ type: "setPaginatedQuery", name, query: encoded(query) }),
    itemsRequested: async (name) =>
      z.array(z.unknown()).parse(await perform({ type: "itemsRequested", name })),
    mutationCalls: async (name) =>
      z
        .array(z.json())
        .parse(await perform({ type: "calls", name }))
        .map((each) => jsonToConvex(each)),
    resolveMutation: (name, value = null) =>
      act({ type: "resolve", name, value: convexToJson(value) }),
    rejectMutation: (name, message) => act({ type: "reject", name, message }),
    [Symbol.asyncDispose]: close,
  };
}

const answer = z.union([z.object({ value: z.unknown() }), z.object({ error: z.string() })]);

async function ask(path: string, body: object, failure: string): Promise<unknown> {
  const response = await fetch(gradingEnvironment().servicesUrl + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const result = answer.parse(await response.json());
  if ("error" in result) throw new Error(`${failure}: ${result.error}`);
  return result.value;
}

function encoded({ results, status }: PaginatedQuery) {
  return { results: results.map((each) => convexToJson(each)), status };
}

function mapValues<Given, Made>(
  record: Readonly<Record<string, Given>>,
  make: (value: Given) => Made,
): Record<string, Made> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]));
}
