import type { ProjectFiles } from "../../domain/project-files.ts";
import type { FailedStep } from "../../domain/step.ts";
import type { TestFailure } from "../../domain/test-result.ts";
import { platformError } from "../signature/platform-error.ts";
import { concepts } from "./concepts.ts";
import type { ConceptName } from "./concepts.ts";
import type { Demand } from "./demand.ts";
import { sameButForOrder } from "./same-but-for-order.ts";

export interface CheckText {
  readonly grader: string;
  /** What it compares with: literals that stand here are made by code, not by a test's data. */
  readonly reference: ProjectFiles;
}

/** What a failed step asks for, from its first failing assertion; static steps ask what the platform asks. */
export function readDemand(step: FailedStep, text: CheckText): Demand {
  if (step.name !== "tests") {
    return { kind: "platform", words: `what ${step.name} asks of every project` };
  }
  const failure = step.tests?.flatMap(({ failures }) => failures)[0];
  return failure === undefined ? unread : (readFailure(failure, text) ?? unread);
}

const unread: Demand = { kind: "unread", words: "something that the assertion does not name" };

type Reader = (failure: TestFailure, text: CheckText) => Demand | undefined;

/** The readers in their order, the surest first. */
const readers: readonly Reader[] = [
  ({ message }) =>
    /instead of rejecting|to throw an? error|function did not throw/i.test(message)
      ? behaviour("throws")
      : undefined,
  messageDemand,
  platformDemand,
  ({ code, expected }) =>
    code === "toBeNull" || expected === "null" ? behaviour("null") : undefined,
  ({ expected, actual }) => (isReordered(expected, actual) ? behaviour("order") : undefined),
  (failure, { grader }) =>
    /[a-z](Read|Scanned)\b/.test(lineOf(failure, grader)) ? behaviour("reads") : undefined,
  keyDemand,
  constantDemand,
];

function readFailure(failure: TestFailure, text: CheckText): Demand | undefined {
  for (const read of readers) {
    const demand = read(failure, text);
    if (demand !== undefined) return demand;
  }
  return undefined;
}

function behaviour(concept: ConceptName): Demand {
  return { kind: "behaviour", concept, words: concepts[concept].words };
}

/** An error was thrown, with other words than the check's pattern. */
function messageDemand({ code, message, expected }: TestFailure): Demand | undefined {
  if (!code.endsWith("toThrow") && !code.endsWith("toThrowError")) return undefined;
  const pattern =
    /(?:matching|including|to match) (\/.*\/\w*|'[^']*'|"[^"]*")/.exec(message)?.[1] ?? expected;
  const terms = wordsOf(pattern ?? "");
  return terms.length === 0 ? undefined : literal(terms, "in the message of the error");
}

/** A call that the platform itself refused: a name or a field that the check takes for given. */
function platformDemand({ kind, message }: TestFailure, { grader }: CheckText): Demand | undefined {
  if (kind !== "thrown") return undefined;
  const named = /(?:extra field|find (?:public )?function for) [`'"]([\w.:/]+)[`'"]/.exec(
    message,
  )?.[1];
  const parts = named?.split(/[:./]/).filter((part) => part !== "default") ?? [];
  // A field that only the candidate has is no demand of the check.
  const demanded = parts.filter((part) => holdsWord(grader, part));
  if (demanded.length > 0) return literal(demanded, "as a name");
  return platformError(message) === undefined
    ? undefined
    : { kind: "platform", words: "what the platform asks of every call" };
}

function isReordered(expected: string | undefined, actual: string | undefined): boolean {
  return expected !== undefined && actual !== undefined && sameButForOrder(expected, actual);
}

/** Keys that only the expected value has, and that the reference writes: no test made them up. */
function keyDemand(
  { expected, actual }: TestFailure,
  { reference }: CheckText,
): Demand | undefined {
  if (expected === undefined || actual === undefined) return undefined;
  const [wanted, given] = [keysOf(expected), keysOf(actual)];
  const code = Object.values(reference).join("\n");
  const missing = [...wanted.difference(given)].filter((key) => holdsWord(code, key));
  return given.size === 0 || missing.length === 0
    ? undefined
    : literal(missing, "as keys of the result");
}

function holdsWord(text: string, word: string): boolean {
  return text.match(/[\w$]+/g)?.includes(word) === true;
}

function keysOf(printed: string): ReadonlySet<string> {
  return new Set([...printed.matchAll(/^\s*"(\w+)": /gm)].flatMap(([, key]) => key ?? []));
}

/** Texts that only the expected value has, and that the reference has in its code: no test made them up. */
function constantDemand(
  { expected, actual }: TestFailure,
  { reference }: CheckText,
): Demand | undefined {
  if (expected === undefined || actual === undefined) return undefined;
  const code = Object.values(reference).join("\n");
  const wanted = [...expected.matchAll(/"([^"\n]*)"(\s*:)?/g)].flatMap(([, text = "", colon]) =>
    colon === undefined && text.length >= 2 && text.length <= 80 ? [text] : [],
  );
  const made = wanted.filter(
    (text) => !actual.includes(text) && (code.includes(`"${text}"`) || code.includes(`'${text}'`)),
  );
  return made.length === 0 ? undefined : literal(made, "in the result");
}

function literal(terms: readonly string[], where: string): Demand {
  const distinct = [...new Set(terms)];
  const names = distinct.slice(0, 3).map((term) => `"${term}"`);
  return { kind: "literal", terms: distinct, words: `${names.join(", ")} ${where}` };
}

function lineOf({ graderPlace }: TestFailure, grader: string): string {
  return graderPlace === undefined ? "" : (grader.split("\n")[graderPlace.line - 1] ?? "");
}

/** The words of a pattern or text that must be in a message; none for a pattern that asks for nothing by name. */
function wordsOf(pattern: string): readonly string[] {
  const plain = pattern.replace(/^\/(.*)\/\w*$/s, "$1").replaceAll(/\\[a-z]|[^\w\s]/gi, " ");
  const text = plain.replaceAll(/\s+/g, " ").trim();
  return text.length < 3 ? [] : [text];
}
