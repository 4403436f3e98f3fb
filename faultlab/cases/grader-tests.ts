import ts from "typescript";
import { contentHash } from "../../src/lib/content-hash.ts";

/** A test that a grader declares, with the places of its whole statement. */
export interface DeclaredTest {
  readonly title: string;
  /** UTF-16 offsets; the start is behind the comments above it. */
  readonly start: number;
  readonly end: number;
  /** Is this the name of a result of this test? Titles of `test.each` stand for several. */
  readonly names: (result: string) => boolean;
}

/** The tests at the top level of a grader, in their order. */
export function declaredTests(grader: string): readonly DeclaredTest[] {
  const source = ts.createSourceFile("grader.test.ts", grader, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) {
      return [];
    }
    const [title] = statement.expression.arguments;
    if (title === undefined || !ts.isStringLiteralLike(title)) return [];
    if (!/^test\b/.test(statement.expression.expression.getText())) return [];
    const pattern = titlePattern(title.text);
    const names = (result: string) => pattern.test(result);
    return [{ title: title.text, start: statement.getStart(), end: statement.getEnd(), names }];
  });
}

function titlePattern(title: string): RegExp {
  const escaped = title.replaceAll(/[.*+?^{}()|[\]\\]/g, "\\$&");
  return new RegExp(
    `(?:^|> )${escaped.replaceAll(/%[a-z%]|\$[\w.]+/g, ".*").replaceAll("$", "\\$")}$`,
    "s",
  );
}

export interface Hiding {
  /** Names of the failing results. */
  readonly failing: readonly string[];
  /** Which part of the tests to hide. */
  readonly share: number;
  readonly seed: string;
}

/** Titles of the tests to hide: some by chance, but one failing test at least is always left. */
export function testsToHide(
  tests: readonly DeclaredTest[],
  { failing, share, seed }: Hiding,
): readonly string[] {
  const shuffled = tests
    .map((test) => ({ test, hash: contentHash(`${seed} ${test.title}`) }))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ test }) => test);
  const kept = shuffled.find(({ names }) => failing.some((name) => names(name)));
  return shuffled
    .filter((test) => test !== kept)
    .slice(0, Math.floor(tests.length * share))
    .map(({ title }) => title);
}

/** The grader without some of its tests. */
export function withoutTests(grader: string, titles: readonly string[]): string {
  return declaredTests(grader)
    .filter(({ title }) => titles.includes(title))
    .toReversed()
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end).trimStart(), grader);
}

/** The grader without the comments that link assertions to sentences of the task. */
export function withoutLinks(grader: string): string {
  return grader.replaceAll(/^[ \t]*\/\/ task: ".*"\n/gm, "");
}
