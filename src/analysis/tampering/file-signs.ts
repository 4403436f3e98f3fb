import { basename } from "node:path";
import type { Sign } from "./sign.ts";
import { instructionIn, obeyedCharacters } from "./text-signs.ts";

const toolConfigs = /^(?:\.?eslint\w*|vitest|jest|\.mocharc|\.oxlintrc)(?:\.|$)|^convex\.json$/;

/** Suspicious names of files, and files that configure what grades. */
export function fileSigns(path: string, text: string): readonly Sign[] {
  const sign = (kind: Sign["kind"]): Sign => ({ kind, offset: 0, excerpt: path });
  return [
    ...(toolConfigs.test(basename(path)) ? [sign("control-file")] : []),
    ...(basename(path) === "package.json" && runsScripts(text) ? [sign("control-file")] : []),
    ...(obeyedCharacters.test(path) ? [sign("control-characters")] : []),
    ...(instructionIn(path.replaceAll(/[-_/.]/g, " ")) ? [sign("reader-instruction")] : []),
  ];
}

/** Scripts that package managers run of themselves, or in the place of a tool. */
function runsScripts(text: string): boolean {
  return /"(?:pre|post)?(?:install|prepare|test|deploy)"\s*:/.test(text) && /"scripts"/.test(text);
}
