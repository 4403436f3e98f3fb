/** `1 eval`, `2 evals`: a count with the word for what is counted. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
