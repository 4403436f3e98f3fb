import { readFileSync } from "node:fs";

/** Version of this package; `src/` and the built `dist/` both stand beside `package.json`. */
export function packageVersion(): string {
  const facts: unknown = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  const isObject = typeof facts === "object" && facts !== null;
  return isObject && "version" in facts ? String(facts.version) : "unknown";
}
