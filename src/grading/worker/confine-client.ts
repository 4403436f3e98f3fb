import type { Plugin } from "esbuild";
import { confineImports } from "../../backend/push/confine-imports.ts";
import { installedPackage } from "./dependency-sets.ts";

/** The client, the generated code that it imports, packages, and our React: nothing else of this machine. */
export function confineClient(projectDirectory: string): Promise<Plugin> {
  const react = ["react", "react-dom", "scheduler"].flatMap((name) => installedPackage(name) ?? []);
  return confineImports(projectDirectory, { sources: ["src", "convex"], others: react });
}
