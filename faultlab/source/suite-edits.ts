import { causes } from "../operator.ts";
import type { Base, Injection } from "../operator.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";

export const guidelinesFile = "guidelines.md";

/** Path of a file of the eval, relative to the suite's root. */
export function evalFile({ eval: graded }: Base, name: string): string {
  return `evals/${graded.path}/${name}`;
}

/** The case of a correct candidate before a grader that was changed. */
export function stricterGrader(base: Base, description: string, grader: string): Injection {
  return stricterSuite(base, description, { [base.eval.graderFile]: grader });
}

/** The case of a correct candidate before a suite of which other files were changed. */
export function stricterSuite(base: Base, description: string, suite: ProjectFiles): Injection {
  return { description, candidate: base.files, suite, causes: [causes.check] };
}

/** The text with the one place replaced; nothing where the words occur never or more than once. */
export function replacedOnce(text: string, find: string, replace: string): readonly string[] {
  const parts = text.split(find);
  return parts.length === 2 ? [parts.join(replace)] : [];
}

/** A grader with names imported from the public module that it may not import yet. */
export function withImports(grader: string, names: readonly string[]): string {
  const imports = /import \{([^}]*)\} from "faultline\/grader";/.exec(grader);
  const known = new Set(imports?.[1]?.split(",").map((name) => name.trim()));
  const missing = names.filter((name) => !known.has(name));
  if (missing.length === 0) return grader;
  return `import { ${missing.join(", ")} } from "faultline/grader";\n${grader}`;
}

/** A grader with one more test at the end. */
export function withTest(grader: string, title: string, body: string): string {
  return `${grader.trimEnd()}\n\ntest(${JSON.stringify(title)}, async () => {\n${body}\n});\n`;
}
