import type { Document } from "./document.ts";
import { searchTerms } from "./search-terms.ts";

/** A document's searched field as counted words. */
export interface IndexedText {
  readonly document: Document;
  readonly counts: ReadonlyMap<string, number>;
  /** Number of words. */
  readonly length: number;
}

export interface RankedText {
  readonly document: Document;
  /** Above zero; higher is more relevant. */
  readonly score: number;
}

// The usual parameters of BM25.
const saturation = 1.2;
const lengthWeight = 0.75;
/** A word that the last term only begins counts less than one that it equals. */
const prefixWeight = 0.5;

export function indexText(document: Document, text: string): IndexedText {
  const terms = searchTerms(text);
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { document, counts, length: terms.length };
}

/**
 * The texts that hold one of the terms at least, most relevant first, ties newest first. The last term also stands for
 * every word that it begins. Relevance is BM25 over all texts; the platform documents BM25 among other criteria.
 */
export function rankTexts(
  texts: readonly IndexedText[],
  terms: readonly string[],
): readonly RankedText[] {
  const averageLength = texts.reduce((total, { length }) => total + length, 0) / texts.length;
  const scores = new Map<IndexedText, number>();
  for (const [position, term] of terms.entries()) {
    const isLast = position === terms.length - 1;
    const frequencies = texts
      .map((text) => ({
        text,
        frequency: isLast ? prefixFrequency(text, term) : (text.counts.get(term) ?? 0),
      }))
      .filter(({ frequency }) => frequency > 0);
    const rarity = Math.log(
      1 + (texts.length - frequencies.length + 0.5) / (frequencies.length + 0.5),
    );
    for (const { text, frequency } of frequencies) {
      const norm = saturation * (1 - lengthWeight + lengthWeight * (text.length / averageLength));
      const score = (rarity * frequency * (saturation + 1)) / (frequency + norm);
      scores.set(text, (scores.get(text) ?? 0) + score);
    }
  }
  return [...scores].map(([{ document }, score]) => ({ document, score })).toSorted(byRelevance);
}

function prefixFrequency({ counts }: IndexedText, prefix: string): number {
  let frequency = 0;
  for (const [term, count] of counts) {
    if (term === prefix) frequency += count;
    else if (term.startsWith(prefix)) frequency += count * prefixWeight;
  }
  return frequency;
}

function byRelevance(left: RankedText, right: RankedText): number {
  if (left.score !== right.score) return right.score - left.score;
  const newer = right.document._creationTime - left.document._creationTime;
  if (newer !== 0) return newer;
  return left.document._id < right.document._id ? 1 : -1;
}
