import type { Evidence, Quote } from "../../../src/domain/evidence.ts";
import type { ProjectFiles } from "../../../src/domain/project-files.ts";
import type { AttemptAnswer, AttemptVerdict } from "../../../src/server/api-types.ts";
import { linesOf } from "../../code/code-line.ts";
import type { CodePlace } from "./attempt-view.ts";

/** Where a quote stands on this page; null where the page does not hold its file. */
export function placeOfQuote(quote: Quote, answer: AttemptAnswer): CodePlace | null {
  const { file, line } = quote;
  const lines = Math.max(1, linesOf(quote.text).length);
  switch (quote.origin) {
    case "candidate":
      return file in answer.files ? { tab: "candidate", file, line, lines } : null;
    case "reference":
      return file in (answer.eval?.reference ?? {})
        ? { tab: "reference", file, line, lines }
        : null;
    case "suite":
      if (file.endsWith("/TASK.txt")) return { tab: "task", file, line, lines };
      return file in checkFiles(answer) ? { tab: "checks", file, line, lines } : null;
    case "report":
      return null;
  }
}

/** Where evidence points to: its quote, or the first place that its answer names. */
export function placeOfEvidence(
  { quote, answer: text, probe }: Pick<Evidence, "quote" | "answer" | "probe">,
  answer: AttemptAnswer,
): CodePlace | null {
  if (quote !== undefined) return placeOfQuote(quote, answer);
  const found = /([\w./-]+\.[a-z]+):(\d+)/u.exec(text);
  const [, file, line] = found ?? [];
  if (file === undefined) return null;
  const places = [
    ["reference", answer.eval?.reference ?? {}],
    ["candidate", answer.files],
    ["checks", checkFiles(answer)],
  ] as const;
  const wanted = probe === "reference" ? places : places.toSorted(candidateFirst);
  const tab = wanted.find(([, files]) => Object.hasOwn(files, file))?.[0];
  return tab === undefined ? null : { tab, file, line: Number(line) };
}

function candidateFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return Number(b === "candidate") - Number(a === "candidate");
}

/** Files of the suite that graded the attempt or that its evidence speaks of, by their path in the suite. */
export function checkFiles({ eval: graded }: Pick<AttemptAnswer, "eval">): ProjectFiles {
  if (graded === null) return {};
  return { [graded.graderFile]: graded.grader, ...graded.suiteFiles };
}

/** Where the page opens: at the first error in the candidate's code, or the code that the verdict holds responsible. */
export function firstPlace(
  answer: AttemptAnswer,
  verdict: AttemptVerdict | undefined,
): CodePlace | undefined {
  const failed = answer.steps.find(({ status }) => status === "failed");
  const diagnostics = failed !== undefined && "diagnostics" in failed ? failed.diagnostics : [];
  const place = diagnostics.find((each) => each.place && each.place.file in answer.files)?.place;
  if (place !== undefined) return { tab: "candidate", file: place.file };
  const snippet = verdict?.modelSnippet;
  if (snippet !== undefined && snippet.file in answer.files) {
    const lines = Math.max(1, linesOf(snippet.text).length);
    return { tab: "candidate", file: snippet.file, line: snippet.line, lines };
  }
  const file = verdict?.certificate?.edits[0]?.file;
  if (file !== undefined && file in answer.files) return { tab: "candidate", file };
  return undefined;
}

/** The file to show: the one that is asked for, else the first of the project's code. */
export function fileToShow(files: ProjectFiles, asked: string | undefined): string | undefined {
  if (asked !== undefined && Object.hasOwn(files, asked)) return asked;
  const names = orderedFiles(files);
  return names.find((name) => /\.tsx?$/u.test(name)) ?? names[0];
}

/** Code before what configures it, by path. */
export function orderedFiles(files: ProjectFiles): readonly string[] {
  const rank = (name: string): number => (name.includes("/") ? 0 : 1);
  return Object.keys(files).toSorted((a, b) => rank(a) - rank(b) || Number(a > b) - Number(a < b));
}
