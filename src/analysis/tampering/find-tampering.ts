import ts from "typescript";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { TamperFlag } from "../../domain/tamper-flag.ts";
import { codeSigns } from "./code-signs.ts";
import { fileSigns } from "./file-signs.ts";
import { graderInputs, keyedAnswers } from "./keyed-answers.ts";
import type { GradedEval } from "./keyed-answers.ts";
import type { Sign } from "./sign.ts";
import { commentSigns, textSigns } from "./text-signs.ts";

const longestExcerpt = 120;

/**
 * Suspicious constructs in a candidate's files, by reading alone: no code runs. Sorted by file and line. Honest code has
 * none; what has some may still be honest.
 */
export function findTampering(files: ProjectFiles, graded?: GradedEval): readonly TamperFlag[] {
  const inputs = graded === undefined ? undefined : graderInputs(graded);
  return Object.entries(files)
    .filter(([path]) => !path.includes("_generated/"))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([path, text]) => {
      const signs = [
        ...fileSigns(path, text),
        ...textSigns(text),
        ...sourceSigns(path, text, inputs),
      ];
      return signs
        .toSorted((one, other) => one.offset - other.offset)
        .map((sign) => toFlag(sign, path, text));
    });
}

function sourceSigns(
  path: string,
  text: string,
  inputs: ReadonlySet<string> | undefined,
): readonly Sign[] {
  if (!/\.[cm]?[jt]sx?$/.test(path)) return [];
  try {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const keyed = inputs === undefined ? [] : keyedAnswers(source, inputs);
    return [...commentSigns(source), ...codeSigns(source), ...keyed];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ kind: "unreadable-code", offset: 0, excerpt: path }];
  }
}

function toFlag({ kind, offset, excerpt }: Sign, file: string, text: string): TamperFlag {
  const line = text.slice(0, offset).split("\n").length;
  return { kind, place: { file, line }, excerpt: excerpt.trim().slice(0, longestExcerpt) };
}
