import type { Eval, EvalPath, ExpectedFailure } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";

/** One demand that a suite must meet: this project, graded by this eval, must come out like this. */
export interface Gate {
  readonly evalPath: EvalPath;
  /** `reference`, `empty project`, `fault <name>`, `variant <name>` */
  readonly name: string;
  readonly files: ProjectFiles;
  readonly demand: Demand;
}

export type Demand =
  | { readonly kind: "passes" }
  | { readonly kind: "fails" }
  | { readonly kind: "fails-as-stated"; readonly expected: ExpectedFailure };

/** Every gate of an eval. */
export function gatesOf(graded: Eval): readonly Gate[] {
  const gate = (name: string, files: ProjectFiles, demand: Demand): Gate => ({
    evalPath: graded.path,
    name,
    files,
    demand,
  });
  return [
    gate("reference", graded.answer, { kind: "passes" }),
    gate("empty project", withoutCode(graded.answer), { kind: "fails" }),
    ...graded.faults.map(({ name, files, expected }) =>
      gate(`fault ${name}`, files, { kind: "fails-as-stated", expected }),
    ),
    ...graded.variants.map(({ name, files }) => gate(`variant ${name}`, files, { kind: "passes" })),
  ];
}

/** A project that has a package.json, so that not even its emptiness keeps it from the grader. */
function withoutCode(answer: ProjectFiles): ProjectFiles {
  const beside = Object.entries(answer).filter(([path]) => !/^(?:convex|src)\//.test(path));
  return { "package.json": '{ "private": true }\n', ...Object.fromEntries(beside) };
}
