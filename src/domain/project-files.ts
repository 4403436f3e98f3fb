/** A project tree: path relative to the project, always with `/`, to the file's UTF-8 text. */
export type ProjectFiles = Readonly<Record<string, string>>;
