import type { DiagnosticTool } from "../../domain/diagnostic.ts";

// Codes that different styles of code trigger for one cause (TypeScript's diagnosticMessages.json).
const families: readonly (readonly [name: string, codes: readonly string[]])[] = [
  ["not-assignable", ["TS2322", "TS2345", "TS2719", "TS2769", "TS2741", "TS2740"]],
  ["unknown-property", ["TS2339", "TS2551"]],
  ["excess-property", ["TS2353", "TS2561"]],
  ["missing-export", ["TS2305", "TS2724", "TS2614"]],
  ["unknown-module", ["TS2307", "TS2792"]],
  ["missing-node-types", ["TS2580", "TS2591"]],
  ["wrong-argument-count", ["TS2554", "TS2555"]],
  ["circular-inference", ["TS7022", "TS7023", "TS7024"]],
  ["implicit-any", ["TS7006", "TS7005", "TS7031", "TS7034"]],
  ["possibly-nullish", ["TS2531", "TS2532", "TS2533", "TS18047", "TS18048", "TS18049"]],
  ["not-callable", ["TS2349", "TS2348"]],
];

/** The family of a compiler code, any other tool's code as it is. */
export function codeFamily(tool: DiagnosticTool, code: string): string {
  if (tool !== "typescript") return code;
  return families.find(([, codes]) => codes.includes(code))?.[0] ?? code;
}
