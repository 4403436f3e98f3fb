import type { FailedStep } from "../../src/domain/step.ts";
import { assertionLinks } from "../../src/health/assertion-links.ts";
import { declaredTests } from "./grader-tests.ts";

const link = /^[ \t]*\/\/ task: ".*"$/;

/** Names of the failed tests of which every failing assertion quotes this sentence of the task and no other. */
export function testsOnSentence(
  { tests = [] }: FailedStep,
  sentence: string,
  grader: string,
): readonly string[] {
  const words = collapsed(sentence);
  const lines = keptLines(grader);
  return tests
    .filter(({ status }) => status === "failed")
    .filter(({ name, failures }) => {
      const quotes = failures.flatMap(({ graderPlace }) =>
        quotesFor(grader, name, lines[(graderPlace?.line ?? 0) - 1]),
      );
      return quotes.length > 0 && quotes.every((quote) => isOneOf(collapsed(quote), words));
    })
    .map(({ name }) => name);
}

function isOneOf(quote: string, sentence: string): boolean {
  return sentence.includes(quote) || quote.includes(sentence);
}

/** The quotes above an assertion; those above its test where it stands in a shared function. */
function quotesFor(grader: string, test: string, line: number | undefined): readonly string[] {
  const declared = declaredTests(grader).find(({ names }) => names(test));
  if (declared === undefined) return [];
  const first = lineOf(grader, declared.start);
  const last = lineOf(grader, declared.end);
  const inside = assertionLinks(grader).filter((each) => each.line >= first && each.line <= last);
  if (inside.length === 0) return quotesAbove(grader.slice(0, declared.start));
  const exact = inside.find((each) => each.line === line);
  return (exact === undefined ? inside : [exact]).flatMap((each) => each.quotes);
}

function quotesAbove(text: string): readonly string[] {
  const lines = text.trimEnd().split("\n");
  const other = lines.findLastIndex((each) => !link.test(each));
  return lines.slice(other + 1).map((each) => each.slice(each.indexOf('"') + 1, -1));
}

/** Lines of a grader, from 1, that are left when the links are taken out. */
function keptLines(grader: string): readonly number[] {
  return grader.split("\n").flatMap((text, index) => (link.test(text) ? [] : [index + 1]));
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function collapsed(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
