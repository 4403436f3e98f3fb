/** Moves the focus by so many rows among those of the page's table whose links carry `data-row-link`. */
export function focusRow(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-row-link]")];
  const current = links.findIndex((link) => link === document.activeElement);
  const target = current < 0 ? 0 : Math.min(links.length - 1, Math.max(0, current + by));
  links[target]?.focus();
}
