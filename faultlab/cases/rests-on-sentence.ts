import type { FailedStep } from "../../src/domain/step.ts";
import { assertionLinks } from "../../src/health/assertion-links.ts";
import type { Injection } from "../operator.ts";
import { declaredTests } from "./grader-tests.ts";

const link = /^[ \t]*\/\/ task: ".*"$/;

/** Does every failing assertion quote the removed sentence and nothing else? True where none was removed. */
export function restsOnSentence(
  { tests = [] }: FailedStep,
  { removedSentence }: Injection,
  grader: string,
): boolean {
  if (removedSentence === undefined) return true;
  const words = collapsed(removedSentence);
  const lines = keptLines(grader);
  const quotes = tests
    .filter(({ status }) => status === "failed")
    .map(({ name, failures }) => {
      const places = failures.map(({ graderPlace }) => lines[(graderPlace?.line ?? 0) - 1]);
      return places.length > 0 ? places.flatMap((line) => quotesFor(grader, name, line)) : [];
    });
  return (
    quotes.length > 0 &&
    quotes.every(
      (each) => each.length > 0 && each.every((quote) => words.includes(collapsed(quote))),
    )
  );
}

/** The quotes above an assertion; those above its test where it stands in a shared function. */
function quotesFor(grader: string, test: string, line: number | undefined): readonly string[] {
  const links = assertionLinks(grader);
  const declared = declaredTests(grader).find(({ names }) => names(test));
  if (declared === undefined) return [];
  const first = lineOf(grader, declared.start);
  const last = lineOf(grader, declared.end);
  const inside = links.filter((each) => each.line >= first && each.line <= last);
  const exact = inside.find((each) => each.line === line);
  return (exact === undefined ? inside : [exact]).flatMap((each) => each.quotes);
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
