/** Remembers the first failure of a deployment itself. */
export class InternalErrors {
  #first: Error | undefined;

  get first(): Error | undefined {
    return this.#first;
  }

  readonly record = (error: unknown): void => {
    this.#first ??= error instanceof Error ? error : new Error(String(error));
  };
}
