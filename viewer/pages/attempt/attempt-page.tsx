/** One attempt. */
export function AttemptPage(props: { readonly runId: string; readonly evalPath: string }) {
  return <h1>{props.evalPath}</h1>;
}
