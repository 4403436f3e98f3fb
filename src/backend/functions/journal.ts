/**
 * What a query decided when it first ran, so that it decides the same when it runs again: where its page ended. Null
 * for a query that has read no page yet.
 */
export interface Journal {
  endCursor: string | null;
}
