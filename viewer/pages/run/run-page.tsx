/** One run. */
export function RunPage({ runId }: { readonly runId: string }) {
  return <h1>{runId}</h1>;
}
