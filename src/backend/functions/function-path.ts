/** A function's address in one component: module below the functions' folder (`messages.js`) and export. */
export interface FunctionPath {
  readonly module: string;
  readonly name: string;
}

/** A function's address in the deployment. */
export interface FunctionAddress extends FunctionPath {
  /** Path of the component that it belongs to (`agent/workpool`), empty for the app. */
  readonly component: string;
  /** True where only what the component exports, its public functions, can be meant. */
  readonly exported?: boolean;
}

/** Reads `messages:list`, `messages.js:list`, `folder/messages:list` or `messages` (its default export). */
export function parseFunctionPath(path: string): FunctionPath {
  const colon = path.lastIndexOf(":");
  const file = colon < 0 ? path : path.slice(0, colon);
  const name = colon < 0 ? "default" : path.slice(colon + 1);
  return { module: `${file.replace(/\.js$/, "")}.js`, name };
}

/** `messages:list`, as clients and error messages write it. */
export function formatFunctionPath({ module, name }: FunctionPath): string {
  const file = module.replace(/\.js$/, "");
  return name === "default" ? file : `${file}:${name}`;
}
