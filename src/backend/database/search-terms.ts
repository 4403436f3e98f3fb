/** Longer terms are dropped, as the platform's tokenizer does. In bytes of UTF-8. */
const longestTerm = 31;

/**
 * The words of a text in lower case: runs of letters and digits of any script (documented: Tantivy's `SimpleTokenizer`,
 * terms of up to 32 bytes, lower case). https://docs.convex.dev/search/text-search
 */
export function searchTerms(text: string): readonly string[] {
  const words = text.match(/[\p{Alphabetic}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => Buffer.byteLength(word, "utf8") <= longestTerm)
    .map((word) => word.toLowerCase());
}
