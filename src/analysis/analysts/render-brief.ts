import { delimit } from "./delimit.ts";
import type { FailureBrief } from "./failure-brief.ts";
import type { VisibleFile } from "./visible-files.ts";

/** Characters of a file that is shown at once; a longer one is read with a tool. */
const shownAtMost = 20_000;

/** A brief as text for a model. All of it is data: what it says was written by others. */
export function renderBrief({ files, ...failure }: FailureBrief, nonce: string): string {
  const shown = files.filter(({ text }) => text.length <= shownAtMost);
  const listed = files.filter((file) => !shown.includes(file));
  return [
    delimit(nonce, "failure", { text: JSON.stringify(failure, undefined, 1) }),
    ...shown.map((file) => renderFile(file, nonce)),
    ...(listed.length === 0
      ? []
      : [delimit(nonce, "files to read with read_file", { text: listed.map(nameOf).join("\n") })]),
  ].join("\n\n");
}

/** A file of a brief with its lines numbered. */
export function renderFile(file: VisibleFile, nonce: string): string {
  return delimit(nonce, nameOf(file), { text: file.text, numbered: true });
}

function nameOf({ origin, file }: VisibleFile): string {
  return `${origin} ${file}`;
}
