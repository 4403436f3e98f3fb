import ts from "typescript";
import type { TamperKind } from "../../domain/tamper-flag.ts";
import type { Sign } from "./sign.ts";

/** Characters that move a cursor, ring a bell, reorder text or are not seen at all. */
export const obeyedCharacters =
  /(?![\t\n\v\f\r])[\p{Cc}\u200b\u2028\u2029\u2060\ufeff\p{Bidi_Control}]/u;

const suppression =
  /@ts-(?:nocheck|ignore|expect-error)\b|\b(?:eslint|oxlint|tslint|biome)-(?:disable|ignore)|^\/\*\s*eslint(?:-env)?\s/;

const classes = "OVERLY_STRICT|AMBIGUOUS_TASK|MODEL_FAULT|KNOWN_GAP";
const readers = "grader|analyst|reviewer|judge|evaluator|auditor|assistant|language model|llms?|ai";
const instructions: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b[^.\n]{0,60}\b(?:instructions?|prompts?|guidelines?|rubric|rules)\b/i,
  new RegExp(
    `\\b(?:note|message|attention|instructions?|dear|hello|hey)\\b[^.\\n]{0,20}\\b(?:${readers})\\b`,
    "i",
  ),
  new RegExp(`\\byou are (?:now )?(?:an?|the) (?:${readers})\\b`, "i"),
  new RegExp(`\\b(?:${classes})\\b`),
  /\b(?:mark|grade|score|classify|rate|count|treat|report)\b[^.\n]{0,40}\b(?:as|is) (?:a )?(?:pass(?:ed|ing)?|correct|solved|the check's fault)\b/i,
  /\b(?:give|award)\b[^.\n]{0,30}\bfull (?:marks|score|credit)\b/i,
  /<\/?\s*(?:system|instructions?|im_start|im_end)\s*>|<\|im_(?:start|end)\|>|\bsystem prompt\b/i,
];

const forgedReport =
  /\bTests?\s+\d+ passed\b|\bTest Files\s+\d+ passed\b|"(?:numPassedTests|numTotalTests|testResults)"|^TAP version \d+|<testsuites?\b|^\s*(?:✓|√|PASS)\s+\S+/m;

/** Does a text speak to whoever reads or grades it? */
export function instructionIn(text: string): boolean {
  return instructions.some((pattern) => pattern.test(text));
}

/** Suspicious characters anywhere in a file. */
export function textSigns(text: string): readonly Sign[] {
  // A byte order mark in front is what some editors write.
  const offset = text.replace(/^\ufeff/, " ").search(obeyedCharacters);
  if (offset < 0) return [];
  return [{ kind: "control-characters", offset, excerpt: lineAt(text, offset) }];
}

/** What is suspicious in the text of a comment or a literal. */
export function kindsOfText(text: string): readonly TamperKind[] {
  return [
    ...(instructionIn(text) ? (["reader-instruction"] as const) : []),
    ...(forgedReport.test(text) ? (["forged-report"] as const) : []),
    ...(obeyedCharacters.test(text) ? (["control-characters"] as const) : []),
  ];
}

/** Suspicious comments: those that switch checks off, or speak to a reader. */
export function commentSigns(source: ts.SourceFile): readonly Sign[] {
  return commentsIn(source).flatMap(({ text, offset }) => {
    const kinds: readonly TamperKind[] = [
      ...(suppression.test(text) ? (["suppression"] as const) : []),
      ...kindsOfText(text),
    ];
    return kinds.map((kind) => ({ kind, offset, excerpt: text.split("\n")[0] ?? "" }));
  });
}

interface Comment {
  readonly text: string;
  readonly offset: number;
}

function commentsIn(source: ts.SourceFile): readonly Comment[] {
  const found = new Map<number, Comment>();
  const keep = (range: ts.CommentRange): void => {
    found.set(range.pos, { text: source.text.slice(range.pos, range.end), offset: range.pos });
  };
  const visit = (node: ts.Node): void => {
    if (node.kind !== ts.SyntaxKind.JsxText) {
      for (const range of ts.getLeadingCommentRanges(source.text, node.pos) ?? []) keep(range);
      for (const range of ts.getTrailingCommentRanges(source.text, node.end) ?? []) keep(range);
    }
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return [...found.values()];
}

function lineAt(text: string, offset: number): string {
  return text.slice(text.lastIndexOf("\n", offset) + 1).split("\n")[0] ?? "";
}
