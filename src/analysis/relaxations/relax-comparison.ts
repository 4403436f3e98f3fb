import ts from "typescript";
import type { TextEdit } from "../../domain/certificate.ts";
import type { Eval } from "../../domain/eval.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { TestFailure } from "../../domain/test-result.ts";
import type { Demand } from "../derivation/demand.ts";
import { concepts } from "../derivation/concepts.ts";
import { sameButForOrder } from "../derivation/same-but-for-order.ts";
import { expectationAt } from "./expectation.ts";
import type { Expectation } from "./expectation.ts";
import { orderHelper, withoutKeysHelper } from "./comparison-functions.ts";
import type { Relaxation } from "./relaxation.ts";

/** A relaxed assertion and the demand that it takes back. */
export interface RelaxedAssertion {
  readonly kind: Relaxation["kind"];
  readonly demand: Demand;
  readonly edits: readonly TextEdit[];
  /** Text of a function that the edits call; goes to the end of the grader. */
  readonly helper?: string;
  /** First and last line of the assertion. */
  readonly lines: readonly [first: number, last: number];
  /** The assertion on one line. */
  readonly text: string;
}

interface Situation {
  readonly expectation: Expectation;
  readonly failure: TestFailure;
  readonly file: string;
  /** The candidate's files. */
  readonly files: ProjectFiles;
}

type Relax = (situation: Situation) => Omit<RelaxedAssertion, "lines" | "text"> | undefined;

/** What can be taken back without letting a wrong value through: an order, a wording, a representation, a name in a structure. */
const relaxers: readonly Relax[] = [
  relaxOrder,
  relaxWording,
  relaxSourceText,
  relaxSerialized,
  relaxRepresentation,
  relaxStructure,
];

export interface ComparedCandidate {
  readonly eval: Eval;
  readonly files: ProjectFiles;
}

/** Relaxes the assertion of a failed test where it asks for something that is no behaviour; else `undefined`. */
export function relaxComparison(
  { eval: graded, files }: ComparedCandidate,
  failure: TestFailure,
): RelaxedAssertion | undefined {
  if (failure.kind !== "assertion" || failure.graderPlace === undefined) return undefined;
  const source = ts.createSourceFile(
    graded.graderFile,
    graded.grader,
    ts.ScriptTarget.Latest,
    true,
  );
  const expectation = expectationAt(source, failure.graderPlace);
  if (expectation === undefined) return undefined;
  const situation = { expectation, failure, file: graded.graderFile, files };
  for (const relax of relaxers) {
    const relaxed = relax(situation);
    if (relaxed !== undefined) {
      const { lines, text } = expectation;
      return { ...relaxed, lines, text };
    }
  }
  return undefined;
}

/** Both sides sorted, where they hold the same in another order. */
function relaxOrder({ expectation, failure: { expected, actual }, file }: Situation) {
  if (expected === undefined || actual === undefined || !sameButForOrder(expected, actual)) {
    return undefined;
  }
  const edits = wrapBoth(expectation, { file, call: (text) => `unordered(${text})` });
  const demand: Demand = { kind: "behaviour", concept: "order", words: concepts.order.words };
  return edits && { kind: "order" as const, demand, edits, helper: orderHelper };
}

/** Any error, where another text of it was asked for. */
function relaxWording({ expectation, failure: { message, code, expected }, file }: Situation) {
  const isThrown =
    /toThrow(Error)?$/.test(code) && !/instead of rejecting|to throw an? error/.test(message);
  const [argument] = expectation.matcher.arguments;
  if (!isThrown || argument === undefined) return undefined;
  const edit = { file, start: argument.getStart(), end: argument.end, newText: "" };
  const terms = [plainPattern(expected ?? argument.getText())];
  const demand: Demand = {
    kind: "literal",
    terms,
    words: `"${terms.join()}" in the message of the error`,
  };
  return { kind: "wording" as const, demand, edits: [edit] };
}

function plainPattern(text: string): string {
  return text
    .replace(/^["'`/](.*)["'`/]\w*$/s, "$1")
    .replaceAll(/\\[a-z]|[^\w\s]/gi, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const textMatchers = new Set(["toContain", "toMatch", "toBe", "toEqual", "toStrictEqual"]);

/** No assertion on how the source is written: the same program can be written in many ways. */
function relaxSourceText({ expectation, failure, file, files }: Situation) {
  const name = expectation.matcherName.split(".").at(-1) ?? "";
  const [argument] = expectation.matcher.arguments;
  if (!textMatchers.has(name) || expectation.isNegated || argument === undefined) return undefined;
  const text = failure.actual ?? /^expected (.*?) to /s.exec(failure.message)?.[1] ?? "";
  if (!isStartOfFile(text, files)) return undefined;
  const { statement } = expectation;
  const edit = { file, start: statement.getStart(), end: statement.end, newText: "" };
  const searched = ts.isStringLiteralLike(argument)
    ? argument.text
    : plainPattern(argument.getText());
  const demand: Demand = {
    kind: "code",
    names: namesIn(searched),
    words: `the text \`${searched}\` in the source`,
  };
  return { kind: "representation" as const, demand, edits: [edit] };
}

/** Printed texts are quoted, escaped and cut short. */
function isStartOfFile(printed: string, files: ProjectFiles): boolean {
  const plain = (text: string): string => text.replaceAll(/\\[nrt]|\s|["'`\\]/g, "").slice(0, 16);
  const start = plain(printed);
  return start.length >= 8 && Object.values(files).some((text) => plain(text).startsWith(start));
}

// Words of any function; that a task has them says nothing of a way of writing.
const commonNames = new Set("args ctx handler async await const return function export".split(" "));

function namesIn(code: string): readonly string[] {
  const names = code.match(/[A-Za-z_$][\w$]*/g) ?? [];
  return [...new Set(names)].filter((name) => name.length > 2 && !commonNames.has(name));
}

const equalities = new Set(["toBe", "toEqual", "toStrictEqual"]);

/** The values, where their serialised texts were compared: the order of fields is no part of a value. */
function relaxSerialized({ expectation, file }: Situation) {
  const { subject, matcher, matcherName, isNegated } = expectation;
  const [argument] = matcher.arguments;
  const { expression } = matcher;
  if (!equalities.has(matcherName) || isNegated || argument === undefined) return undefined;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  if (!isStringified(subject) || !isStringified(argument)) return undefined;
  const edit = (node: ts.Node, newText: string): TextEdit => ({
    file,
    start: node.getStart(),
    end: node.end,
    newText,
  });
  const edits = [
    edit(subject, `JSON.parse(${subject.getText()})`),
    edit(expression.name, "toEqual"),
    edit(argument, `JSON.parse(${argument.getText()})`),
  ];
  const demand: Demand = { kind: "literal", terms: [argument.getText()], words: serialisedText };
  return { kind: "representation" as const, demand, edits };
}

const serialisedText = "one text of serialised data";

function isStringified(node: ts.Expression): boolean {
  return ts.isCallExpression(node) && node.expression.getText() === "JSON.stringify";
}

/** No assertion on the text of serialised data: the same data has many texts. */
function relaxRepresentation({ expectation, failure: { message, actual }, file }: Situation) {
  const text = actual ?? /^expected (.*?) to /s.exec(message)?.[1] ?? "";
  const isSerialised =
    /^["'`]\s*[[{]/.test(text) || /JSON\.stringify/.test(expectation.subject.getText());
  const name = expectation.matcherName.split(".").at(-1) ?? "";
  if (!isSerialised || !textMatchers.has(name) || expectation.isNegated) return undefined;
  const { statement } = expectation;
  const edit = { file, start: statement.getStart(), end: statement.end, newText: "" };
  const [argument] = expectation.matcher.arguments;
  const terms = [argument?.getText().replaceAll(/^["'`]|["'`]$/g, "") ?? ""];
  const demand: Demand = { kind: "literal", terms, words: serialisedText };
  return { kind: "representation" as const, demand, edits: [edit] };
}

/** Parts of a structure that change nothing that a client can see: how an index is called, whether a result is declared. */
const structuralKeys = ["indexDescriptor", "returns"];

function relaxStructure({ expectation, failure: { expected, actual }, file }: Situation) {
  if (expected === undefined || actual === undefined) return undefined;
  const keys = structuralKeys.filter((key) => differs(key, expected, actual));
  if (keys.length === 0) return undefined;
  const list = JSON.stringify(keys);
  const edits = wrapBoth(expectation, { file, call: (text) => `withoutKeys(${text}, ${list})` });
  const names = namesOf(keys, expected, actual);
  const demand: Demand = { kind: "literal", terms: names, words: `this ${keys.join(" and ")}` };
  return edits && { kind: "structure" as const, demand, edits, helper: withoutKeysHelper };
}

function differs(key: string, expected: string, actual: string): boolean {
  const of = (text: string): string =>
    text
      .split("\n")
      .filter((line) => line.includes(`"${key}"`))
      .join("\n");
  return of(expected) !== of(actual) || (key === "returns" && expected.includes('"returns"'));
}

/** What a task would have to say: the names that were asked for, or the word for what is declared. */
function namesOf(keys: readonly string[], expected: string, actual: string): readonly string[] {
  const names = [...expected.matchAll(/"indexDescriptor": "([^"]+)"/g)].flatMap(
    ([, name]) => name ?? [],
  );
  return [
    ...names.filter((name) => !actual.includes(`"${name}"`)),
    ...(keys.includes("returns") ? ["`returns`"] : []),
  ];
}

interface Wrapping {
  readonly file: string;
  readonly call: (text: string) => string;
}

/** Both sides of an equality inside a call; `undefined` for what is no equality of two values. */
function wrapBoth(
  { subject, matcher, matcherName, isNegated }: Expectation,
  { file, call }: Wrapping,
): readonly TextEdit[] | undefined {
  const [argument] = matcher.arguments;
  const name = matcherName.split(".").at(-1);
  if (argument === undefined || isNegated) return undefined;
  if (name !== "toEqual" && name !== "toStrictEqual") return undefined;
  const isPromise = matcherName.startsWith("resolves");
  const wrap = (node: ts.Node, newText: string): TextEdit => ({
    file,
    start: node.getStart(),
    end: node.end,
    newText,
  });
  const given = isPromise
    ? `(${subject.getText()}).then((value: unknown) => ${call("value")})`
    : call(subject.getText());
  return [wrap(subject, given), wrap(argument, call(argument.getText()))];
}
