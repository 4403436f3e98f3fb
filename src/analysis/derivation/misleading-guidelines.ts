import type { Diagnostic } from "../../domain/diagnostic.ts";
import { concepts } from "./concepts.ts";
import type { Concept } from "./concepts.ts";
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
  /** The repair as a unified diff. */
  readonly diff: string;
  /** What the failed step reported, with the text of the candidate at its place. */
  readonly findings: readonly { readonly diagnostic: Diagnostic; readonly code?: string }[];
}

type Detector = (
  input: GuidelineInput,
  sentences: readonly Sentence[],
) => MisleadingGuideline | undefined;

const detectors: readonly Detector[] = [incompleteList, forbiddenDemand, recommendedFault];

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
  const { added, kept } = membersOf(diff);
  const missing = added.filter((name) => !holdsWord(guidelines, name) && !holdsWord(task, name));
  const [subject] = missing;
  if (subject === undefined) return undefined;
  const passage = passages(sentences).find(
    (lines) => kept.filter((name) => lines.some(({ text }) => holdsWord(text, name))).length >= 2,
  );
  const sentence = passage?.find(({ text }) => kept.some((name) => holdsWord(text, name)));
  return sentence && { kind: "incomplete" as const, sentence, subject };
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
  /\b(never|do not|don't|must not|avoid|no need to|not needed|instead of|rather than|without)\b/i;

/** A prohibition of what the repair adds, beside what the candidate has in its place. */
function forbiddenDemand({ demand, diff }: GuidelineInput, sentences: readonly Sentence[]) {
  const [added, removed] = [termsOf(diff, "+"), termsOf(diff, "-")];
  // What the candidate writes elsewhere nobody kept it from.
  const news = added.difference(removed).difference(termsOf(diff, " "));
  const concept: Concept | undefined =
    demand.kind === "behaviour" ? concepts[demand.concept] : undefined;
  for (const sentence of sentences) {
    const mark = sentence.isCode ? null : prohibition.exec(sentence.text);
    if (mark === null) continue;
    const forbidden = sentence.text.slice(mark.index);
    const named = [...news].find((term) => holdsWord(codeSpans(forbidden).join(" "), term));
    const spoken = concept?.stated.exec(forbidden)?.[0];
    const followed = [...removed.difference(added)].some((term) => holdsWord(sentence.text, term));
    const subject = named ?? spoken;
    if (subject !== undefined && followed) return { kind: "forbids" as const, sentence, subject };
  }
  return undefined;
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
  const words = lines.flatMap((line) => {
    const code = line.slice(1).replace(/\bfrom\s*(["'])[^"']*\1/g, "");
    return code.match(/[A-Za-z_$][\w$]*/g) ?? [];
  });
  return new Set(words.filter((word) => word.length > 2 && !keywords.has(word)));
}

function holdsWord(text: string, word: string): boolean {
  return text.match(/[\w$]+/g)?.includes(word) === true;
}
