import { createRequire } from "node:module";
import type typescript from "typescript";

/** The compiler's API, loaded when it is first used: most graders never need it, and it takes 0.2 s. */
export function loadTypescript(): typeof typescript {
  return createRequire(import.meta.url)("typescript") as typeof typescript; // createRequire types it `any`
}
