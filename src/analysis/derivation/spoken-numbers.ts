const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const others: ReadonlyMap<string, number> = new Map([
  ["half", 0.5],
  ["once", 1],
  ["twice", 2],
  ["dozen", 12],
  ["thirty", 30],
  ["forty", 40],
  ["fifty", 50],
  ["sixty", 60],
  ["seventy", 70],
  ["eighty", 80],
  ["ninety", 90],
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1_000_000],
  // In milliseconds, in which code counts.
  ["second", 1000],
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
  ["week", 604_800_000],
]);

/** Numbers that a text gives in digits or in words; a unit of time counts as its milliseconds. */
export function spokenNumbers(text: string): readonly number[] {
  return (text.match(/[A-Za-z]+|\d[\d_,.]*\d|\d/g) ?? []).flatMap((part) => {
    if (/^\d/.test(part)) return [Number(part.replaceAll(/[_,]/g, ""))];
    const word = part.toLowerCase();
    const index = small.indexOf(word);
    if (index !== -1) return [index];
    return others.get(word) ?? others.get(word.replace(/s$/, "")) ?? [];
  });
}
