/** Breaks a text at spaces into lines of at most `width` characters; a longer word is cut. At least one line. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    const joined = line === "" ? word : `${line} ${word}`;
    if (joined.length <= width) lines[lines.length - 1] = joined;
    else lines.push(...cut(word, width));
  }
  return lines[0] === "" && lines.length > 1 ? lines.slice(1) : lines;
}

function cut(word: string, width: number): readonly string[] {
  const count = Math.ceil(word.length / width);
  return Array.from({ length: count }, (_, index) =>
    word.slice(index * width, (index + 1) * width),
  );
}
