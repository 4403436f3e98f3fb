/** All runs of the store. */
export function RunsPage() {
  return <h1>Runs</h1>;
}
