import { z } from "zod";

const name = z.string().max(200);
const target = z.string().max(200);
/** JSON of Convex (`convexToJson`). */
const encodedValue = z.json();

const paginatedQuery = z.object({
  results: z.array(encodedValue),
  status: z.enum(["LoadingFirstPage", "CanLoadMore", "LoadingMore", "Exhausted"]),
});

export const pageRequestSchema = z.object({
  /** Module whose default export is mounted, relative to the project. */
  entry: z.string().regex(/^src\/[\w./-]+\.[jt]sx$/),
  queries: z.record(name, encodedValue),
  paginatedQueries: z.record(name, paginatedQuery),
});

/** What a grader may ask of a mounted page. */
export const pageCommandSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("html") }),
  z.object({ type: z.literal("value"), target }),
  z.object({ type: z.literal("reloads") }),
  z.object({ type: z.literal("type"), target, text: z.string().max(1000) }),
  z.object({ type: z.literal("click"), target }),
  z.object({ type: z.literal("submit"), target }),
  /** Without a value the query loads. */
  z.object({ type: z.literal("setQuery"), name, value: encodedValue.optional() }),
  z.object({ type: z.literal("setPaginatedQuery"), name, query: paginatedQuery }),
  z.object({ type: z.literal("itemsRequested"), name }),
  z.object({ type: z.literal("calls"), name }),
  z.object({ type: z.literal("resolve"), name, value: encodedValue }),
  z.object({ type: z.literal("reject"), name, message: z.string() }),
]);

export type PageRequest = z.output<typeof pageRequestSchema>;
export type PageCommand = z.output<typeof pageCommandSchema>;
export type PaginatedQuery = z.output<typeof paginatedQuery>;

/** What the page's program is told: first the candidate's code, then commands. Each has one answer. */
export type PageMessage =
  (Omit<PageRequest, "entry"> & { readonly type: "mount"; readonly code: string }) | PageCommand;

/** An error is one of the candidate's page, in words for its author. */
export type PageAnswer = { readonly value: unknown } | { readonly error: string };
