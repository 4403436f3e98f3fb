/** Languages that code is highlighted in. */
export type Language = "tsx" | "typescript" | "javascript" | "json" | "html" | "css" | "markdown";

const byExtension: Readonly<Record<string, Language>> = {
  ts: "typescript",
  mts: "typescript",
  tsx: "tsx",
  jsx: "tsx",
  js: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  json: "json",
  html: "html",
  css: "css",
  md: "markdown",
};

/** The language of a file by its name; none where it is not highlighted. */
export function languageOf(file: string): Language | undefined {
  const extension = /\.([^./]+)$/u.exec(file)?.[1];
  return extension === undefined || !Object.hasOwn(byExtension, extension)
    ? undefined
    : byExtension[extension];
}
