const componentFolder = "_component/";

/** What the paths of a definition's modules begin with in the executor; empty for the app. */
export function modulePrefix(definitionPath: string): string {
  if (definitionPath === "") return "";
  return `${componentFolder}${Buffer.from(definitionPath).toString("base64url")}/`;
}

/** Takes a module's path apart, `_component/<definition>/messages.js` or `messages.js`. */
export function splitModulePath(path: string): { readonly prefix: string; readonly path: string } {
  const [prefix = ""] = /^_component\/[^/]+\//.exec(path) ?? [];
  return { prefix, path: path.slice(prefix.length) };
}
