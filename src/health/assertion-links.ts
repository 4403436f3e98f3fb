import ts from "typescript";
import { descendants } from "./candidates/descendants.ts";

/** An assertion of a grader and the words of the task that it rests on. */
export interface AssertionLink {
  /** Line in the grader, from 1. */
  readonly line: number;
  /** What the comments `// task: "…"` that cover it quote; none where no comment covers it. */
  readonly quotes: readonly string[];
}

const tag = /^\/\/ task: "(.+)"$/;

/**
 * Every call of `expect` in a grader with the quotes that cover it: those directly above its test, or above a statement
 * before it in the same block or an enclosing one.
 */
export function assertionLinks(grader: string): readonly AssertionLink[] {
  const source = ts.createSourceFile("grader.test.ts", grader, ts.ScriptTarget.Latest, true);
  return descendants(source)
    .filter((node) => ts.isCallExpression(node))
    .filter(({ expression }) => ts.isIdentifier(expression) && expression.text === "expect")
    .map((node) => ({
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      quotes: quotesCovering(node),
    }));
}

/** The quotes that a task does not contain, white space aside. */
export function quotesNotIn(task: string, links: readonly AssertionLink[]): readonly string[] {
  const words = collapsed(task);
  const quotes = new Set(links.flatMap((link) => link.quotes));
  return [...quotes].filter((quote) => !words.includes(collapsed(quote)) || isTooShort(quote));
}

function isTooShort(quote: string): boolean {
  return collapsed(quote).split(" ").length < 3;
}

function collapsed(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function quotesCovering(node: ts.Node): readonly string[] {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isStatement(at)) continue;
    const quotes = quotesBefore(at);
    if (quotes.length > 0) return quotes;
  }
  return [];
}

/** Quotes above a statement, or above the nearest statement before it in its block that has some. */
function quotesBefore(statement: ts.Statement): readonly string[] {
  const { parent } = statement;
  if (!ts.isBlock(parent)) return quotesAbove(statement);
  const upTo = parent.statements.slice(0, parent.statements.indexOf(statement) + 1);
  return (
    upTo
      .toReversed()
      .map(quotesAbove)
      .find((quotes) => quotes.length > 0) ?? []
  );
}

function quotesAbove(statement: ts.Statement): readonly string[] {
  const { text } = statement.getSourceFile();
  const comments = ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? [];
  return comments.flatMap(({ pos, end }) => tag.exec(text.slice(pos, end).trim())?.[1] ?? []);
}
