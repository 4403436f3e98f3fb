/** A function that failed, as its caller sees it: the platform's text and the wire form of a `ConvexError`'s data. */
export class FunctionFailure extends Error {
  override readonly name = "FunctionFailure";
  /** JSON in the wire form of values. */
  readonly data: string | undefined;

  constructor(message: string, data?: string) {
    super(message);
    this.data = data;
  }
}
