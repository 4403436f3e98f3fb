import { dirname } from "node:path/posix";
import type { Quote } from "../../domain/evidence.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Investigation } from "../probes/investigation.ts";

/** A file that an analyst may read and quote. */
export interface VisibleFile {
  readonly origin: Exclude<Quote["origin"], "report">;
  readonly file: string;
  readonly text: string;
}

/** What there is to read about a failure, in an order that no listing of folders changes. */
export function visibleFiles({
  files,
  eval: graded,
  suite,
  guidelines,
}: Pick<Investigation, "files" | "eval" | "suite" | "guidelines">): readonly VisibleFile[] {
  const folder = dirname(graded.graderFile);
  const { convex, src } = suite.lintConfigs;
  const { gapFile } = graded;
  const ofSuite: ProjectFiles = {
    [`${folder}/TASK.txt`]: graded.task,
    [graded.graderFile]: graded.grader,
    ...(gapFile !== undefined && { [gapFile]: suite.files[gapFile] ?? "" }),
    ...(convex && { [convex.file]: convex.text }),
    ...(src && { [src.file]: src.text }),
    ...(guidelines !== "" && { "guidelines.md": guidelines }),
  };
  return [
    ...sorted("candidate", files),
    ...sorted("reference", graded.answer),
    ...sorted("suite", ofSuite),
  ];
}

/** By code units: collation differs from machine to machine. */
function sorted(origin: VisibleFile["origin"], files: ProjectFiles): readonly VisibleFile[] {
  return Object.keys(files)
    .toSorted()
    .map((file) => ({ origin, file, text: files[file] ?? "" }));
}
