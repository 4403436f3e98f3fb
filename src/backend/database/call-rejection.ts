/** An operation that the platform refuses; user code sees the message as an `Error`. */
export class CallRejection extends Error {
  override readonly name = "CallRejection";
}
