import type { Diagnostic } from "../../domain/diagnostic.ts";
import { addedCode, diffLines, removedCode } from "./added-code.ts";
import { codeForms, importForm } from "./code-forms.ts";
import { concepts, conceptsIn } from "./concepts.ts";
import type { Demand } from "./demand.ts";
import { codeSpans, sentencesOf } from "./sentences.ts";
import type { Sentence } from "./sentences.ts";

export interface MisleadingGuideline {
  /** `forbids`: what the check demands; `recommends`: what the check forbids; `incomplete`: it lists an API without a part. */
  readonly kind: "forbids" | "recommends" | "incomplete";
  readonly sentence: Sentence;
  /** What of it counts: the part that is missing, the code that it speaks of. */
  readonly subject: string;
}

export interface GuidelineInput {
  readonly guidelines: string;
  readonly task: string;
  readonly demand: Demand;
  /** The repair as a unified diff, and the files that it changes before and after it. */
  readonly diff: string;
  readonly before: string;
  readonly after: string;
  /** What the failed step reported, with the text of the candidate at its place. */
  readonly findings: readonly { readonly diagnostic: Diagnostic; readonly code?: string }[];
}

type Detector = (
  input: GuidelineInput,
  sentences: readonly Sentence[],
) => MisleadingGuideline | undefined;

const detectors: readonly Detector[] = [
  incompleteList,
  incompleteObject,
  forbiddenDemand,
  omittedArguments,
  recommendedFault,
  recommendedDirective,
  misplacedImport,
];

/** The sentence of the guidelines that led the candidate into its failure; only one that the candidate followed counts. */
export function misleadingGuideline(input: GuidelineInput): MisleadingGuideline | undefined {
  const sentences = sentencesOf(input.guidelines);
  for (const detect of detectors) {
    const found = detect(input, sentences);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An API is listed with the parts that the candidate has, and without one that the repair adds. */
function incompleteList(
  { guidelines, task, diff }: GuidelineInput,
  sentences: readonly Sentence[],
) {
  const { added, kept: all } = membersOf(diff);
  const kept = all.filter((name) => !registrationKeys.has(name));
  const missing = added.filter((name) => !holdsWord(guidelines, name) && !holdsWord(task, name));
  const [subject] = missing;
  if (subject === undefined) return undefined;
  const passage = passages(sentences).find(
    (lines) => kept.filter((name) => lines.some(({ text }) => holdsWord(text, name))).length >= 2,
  );
  const sentence = passage?.find(({ text }) => kept.some((name) => holdsWord(text, name)));
  return sentence && { kind: "incomplete" as const, sentence, subject };
}

// Every function has them: that a text shows them lists no API.
const registrationKeys = new Set(["args", "returns", "handler"]);

/** An object is shown with just the keys that the candidate has, and nothing in the texts names what the repair adds to it. */
function incompleteObject(
  { guidelines, task, before, after }: GuidelineInput,
  sentences: readonly Sentence[],
) {
  const [had, has] = [codeForms(before).objects, codeForms(after).objects];
  const taken = [...had.difference(has)];
  const given = [...has.difference(had)].flatMap((keys) => keys.split(", "));
  for (const { sentence, code } of codeIn(sentences)) {
    const shown = codeForms(code).objects;
    const keys = taken.find((each) => shown.has(each));
    const added = given.find((key) => keys?.split(", ").includes(key) === false);
    if (keys === undefined || added === undefined) continue;
    const isNamed = added === "..." ? hasSpread(guidelines, keys) : holdsWord(guidelines, added);
    if (isNamed || holdsWord(task, added)) continue;
    return { kind: "incomplete" as const, sentence, subject: added };
  }
  return undefined;
}

/** Do the guidelines anywhere spread the rest of an object beside one of these keys? */
function hasSpread(guidelines: string, keys: string): boolean {
  return codeIn(sentencesOf(guidelines)).some(({ code }) =>
    [...codeForms(code).objects].some((shown) => {
      const others = shown.split(", ");
      return others.includes("...") && keys.split(", ").some((key) => others.includes(key));
    }),
  );
}

/** Code of the guidelines: what prose sets as code, each by itself, and blocks as a whole. */
function codeIn(
  sentences: readonly Sentence[],
): readonly { readonly sentence: Sentence; readonly code: string }[] {
  return passages(sentences).flatMap((lines) => {
    const [sentence] = lines;
    if (sentence === undefined) return [];
    if (sentence.isCode) return [{ sentence, code: lines.map(({ text }) => text).join("\n") }];
    return [...sentence.text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => ({ sentence, code }));
  });
}

/** Sentences by themselves, and runs of code lines as one. */
function passages(sentences: readonly Sentence[]): readonly (readonly Sentence[])[] {
  const found: Sentence[][] = [];
  for (const sentence of sentences) {
    const last = found.at(-1);
    const isNext = last?.at(-1)?.isCode === true && last.at(-1)?.line === sentence.line - 1;
    if (last !== undefined && sentence.isCode && isNext) last.push(sentence);
    else found.push([sentence]);
  }
  return found;
}

/** Keys that a diff adds, and keys that it leaves beside them. */
function membersOf(diff: string): {
  readonly added: readonly string[];
  readonly kept: readonly string[];
} {
  const lines = diff.split("\n").filter((line) => !/^(\+\+\+|---) /.test(line));
  const keys = (sign: string): readonly string[] =>
    lines
      .filter((line) => line.startsWith(sign))
      .flatMap((line) => [...line.slice(1).matchAll(/(?:^|[{,(])\s*([A-Za-z_$][\w$]*)\s*:/g)])
      .flatMap(([, key]) => key ?? []);
  const removed = new Set(keys("-"));
  const added = new Set(keys("+"));
  return {
    added: [...added.difference(removed)],
    kept: [...new Set([...keys(" "), ...added.intersection(removed)])],
  };
}

const prohibition =
  /\b(never|do not|don't|must not|avoid|no need to|not needed|instead of|rather than)\b/i;
const omission = /\b(leave|leaves|left) (it|them|this|that|these|those)? ?out\b|\bomit(s|ted)?\b/i;

/** A prohibition of what the repair adds, beside what the candidate has in its place. */
function forbiddenDemand({ demand, diff }: GuidelineInput, sentences: readonly Sentence[]) {
  const [added, removed] = [termsIn(addedCode(diff)), termsIn(removedCode(diff))];
  // What the candidate writes elsewhere nobody kept it from.
  const news = added.difference(termsOf(diff, " "));
  const behaviours = demand.kind === "behaviour" ? [demand.concept] : conceptsIn(addedCode(diff));
  for (const sentence of sentences) {
    const mark = sentence.isCode ? null : prohibition.exec(sentence.text);
    if (mark === null) continue;
    // What stands behind a semicolon or a colon says what to do in its place.
    const [forbidden = ""] = sentence.text.slice(mark.index).split(/[;:](?= )/);
    const named = [...news].find((term) => holdsWord(codeSpans(forbidden).join(" "), term));
    const spoken = behaviours
      .map((name) => concepts[name].stated.exec(forbidden)?.[0])
      .find((words) => words !== undefined);
    const followed = [...removed].some((term) => holdsWord(sentence.text, term));
    const subject = named ?? spoken;
    if (subject !== undefined && followed) return { kind: "forbids" as const, sentence, subject };
  }
  return undefined;
}

/** Arguments may be left out, it is said, and the repair adds empty ones. */
function omittedArguments({ diff }: GuidelineInput, sentences: readonly Sentence[]) {
  if (!/^(\{\s*\}\s*)+$/.test(addedCode(diff))) return undefined;
  const sentence = sentences.find(
    ({ text, isCode }) => !isCode && omission.test(text) && /\b(arguments?|args)\b/i.test(text),
  );
  return sentence && { kind: "forbids" as const, sentence, subject: "{}" };
}

/** A directive that the repair takes away is asked for, and no sentence says where it must not stand. */
function recommendedDirective({ diff }: GuidelineInput, sentences: readonly Sentence[]) {
  const directive = diffLines(diff, "-")
    .map((line) => /^\s*(["'])(use \w+)\1;?\s*$/.exec(line)?.[2])
    .find((text) => text !== undefined);
  if (directive === undefined) return undefined;
  const naming = sentences.filter(({ text }) => text.includes(directive));
  const limits = /\b(only|never|not|no|unless|cannot|must not|nothing but)\b/i;
  const sentence = naming.find(({ isCode, text }) => !isCode && !limits.test(text));
  if (sentence === undefined || naming.some(({ text }) => limits.test(text))) return undefined;
  return { kind: "recommends" as const, sentence, subject: `"${directive}"` };
}

/** A name is said to come from the module from which the candidate imports it, and nowhere from the right one. */
function misplacedImport({ before, after }: GuidelineInput, sentences: readonly Sentence[]) {
  const [had, has] = [codeForms(before).imports, codeForms(after).imports];
  const [taken, given] = [had.difference(has), has.difference(had)];
  const shown = sentences.flatMap((sentence) =>
    [...saidImports(sentence)].map((form) => ({ sentence, form })),
  );
  if (shown.some(({ form }) => given.has(form))) return undefined;
  const found = shown.find(({ form }) => taken.has(form));
  return found && { kind: "recommends" as const, sentence: found.sentence, subject: found.form };
}

function saidImports({ text, isCode }: Sentence): ReadonlySet<string> {
  if (isCode) return codeForms(text).imports;
  const said = [
    ...text.matchAll(
      /((?:`[\w$]+`(?:, | and )?)+) (?:come|comes|are|is)(?: imported)? from `([^`]+)`/g,
    ),
  ];
  return new Set(
    said.flatMap(([, names = "", module = ""]) =>
      [...names.matchAll(/`([\w$]+)`/g)].map(([, name = ""]) => importForm(name, module)),
    ),
  );
}

/** Code of the candidate at which a check fires stands in the guidelines as something to write. */
function recommendedFault({ findings, diff }: GuidelineInput, sentences: readonly Sentence[]) {
  const removed = termsOf(diff, "-").difference(termsOf(diff, "+"));
  const fired = findings.flatMap(({ diagnostic, code }) =>
    diagnostic.tool === "eslint" && code !== undefined && code.length > 4 ? [code] : [],
  );
  for (const sentence of sentences) {
    if (prohibition.test(sentence.text)) continue;
    const text = sentence.isCode ? sentence.text : codeSpans(sentence.text).join(" ");
    const subject = fired.find((code) => text.includes(code));
    const followed = subject !== undefined && [...removed].some((term) => holdsWord(subject, term));
    if (followed) return { kind: "recommends" as const, sentence, subject };
  }
  return undefined;
}

const keywords = new Set(
  "const let var return if else async await function export import from type new of in for true false undefined args ctx db handler v string number boolean".split(
    " ",
  ),
);

/** Names and literals on one side of a diff, or beside it; not the modules that names are imported from. */
function termsOf(diff: string, sign: "+" | "-" | " "): ReadonlySet<string> {
  const lines = diff
    .split("\n")
    .filter((line) => line.startsWith(sign) && !/^(\+\+\+|---) /.test(line));
  return termsIn(lines.map((line) => line.slice(1)).join("\n"));
}

function termsIn(code: string): ReadonlySet<string> {
  const words =
    code
      .replaceAll(/\bfrom\s*(["'])[^"']*\1|(["'])[^"'\s]*\/[^"']*\2/g, "")
      .match(/[A-Za-z_$][\w$]*/g) ?? [];
  return new Set(words.filter((word) => word.length > 2 && !keywords.has(word)));
}

function holdsWord(text: string, word: string): boolean {
  return text.match(/[\w$]+/g)?.includes(word) === true;
}
