/** `12 of 13 figures are within their bars`: of those that have one. */
export function withinBars<Figure extends { readonly bar?: unknown }>(
  figures: readonly Figure[],
  isWithin: (figure: Figure) => boolean,
): string {
  const barred = figures.filter(({ bar }) => bar !== undefined);
  return `${barred.filter(isWithin).length} of ${barred.length} figures are within their bars`;
}
