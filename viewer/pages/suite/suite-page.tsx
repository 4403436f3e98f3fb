/** Suite. */
export function SuitePage() {
  return <h1>Suite</h1>;
}
