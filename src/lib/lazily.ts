/** Something that is opened when it is first asked for, and closed if it ever was. */
export interface Lazy<Resource extends AsyncDisposable> {
  readonly get: () => Promise<Resource>;
  readonly dispose: () => Promise<void>;
}

/** Opens a resource at the first `get`; every later one gets the same. */
export function lazily<Resource extends AsyncDisposable>(
  open: () => Promise<Resource>,
): Lazy<Resource> {
  let opening: Promise<Resource> | undefined;
  return {
    get: () => (opening ??= open()),
    async dispose() {
      const resource = await opening?.catch(() => undefined);
      await resource?.[Symbol.asyncDispose]();
    },
  };
}
