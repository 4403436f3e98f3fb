/** The sentences of a task that can be taken out of it: those of paragraphs and of list items, without code blocks. */
export function taskSentences(task: string): readonly string[] {
  const prose = task.replaceAll(/^```[\s\S]*?^```$/gm, "");
  return prose
    .split("\n")
    .filter((line) => !line.startsWith("|"))
    .flatMap((line) => line.replace(/^\s*[-*]\s+/, "").split(/(?<=[.!?)])\s+(?=[A-Z`(])/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.split(" ").length >= 3);
}

/** The task without one of its sentences; a list item that held nothing else goes as a whole. */
export function withoutSentence(task: string, sentence: string): string {
  const at = task.indexOf(sentence);
  if (at === -1) return task;
  const rest = `${task.slice(0, at).trimEnd()} ${task.slice(at + sentence.length).trimStart()}`;
  const joined =
    task.slice(at - 1, at) === "\n" || task.slice(at + sentence.length).startsWith("\n");
  const kept = joined ? task.slice(0, at) + task.slice(at + sentence.length) : rest;
  return kept.replaceAll(/^[ \t]*[-*][ \t]*$\n?/gm, "").replaceAll(/[ \t]+$/gm, "");
}
