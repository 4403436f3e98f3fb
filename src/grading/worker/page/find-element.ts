import type { GlobalWindow, HTMLElement } from "happy-dom";
import { PageProblem } from "./page-problem.ts";

/**
 * Finds the one element that a CSS selector matches, or else the one that a person would call so: an input by its
 * label, a button or link by its text, either by its `name`, `aria-label` or `placeholder`.
 */
export function findElement(window: GlobalWindow, target: string): HTMLElement {
  const found =
    [bySelector, byLabel, byText, byAttribute]
      .map((search) => [...new Set(search(window, target))])
      .find((matches) => matches.length > 0) ?? [];
  const [element, ...others] = found;
  if (element === undefined) throw new PageProblem(`Nothing on the page is called "${target}".`);
  if (others.length > 0) {
    throw new PageProblem(`${found.length} elements of the page are called "${target}".`);
  }
  return element;
}

function bySelector(window: GlobalWindow, target: string): readonly HTMLElement[] {
  try {
    return elements(window, target);
  } catch {
    return []; // a text, then
  }
}

function byLabel(window: GlobalWindow, target: string): readonly HTMLElement[] {
  return elements(window, "input, textarea, select").filter((input) =>
    elements(window, "label").some(
      (label) =>
        shownText(label) === target &&
        (label.contains(input) || (input.id !== "" && label.getAttribute("for") === input.id)),
    ),
  );
}

function byText(window: GlobalWindow, target: string): readonly HTMLElement[] {
  return elements(window, "button, a, [role=button]").filter(
    (element) => shownText(element) === target,
  );
}

function byAttribute(window: GlobalWindow, target: string): readonly HTMLElement[] {
  return ["name", "aria-label", "placeholder"].flatMap((attribute) =>
    elements(window, `[${attribute}]`).filter(
      (element) => element.getAttribute(attribute) === target,
    ),
  );
}

function elements(window: GlobalWindow, selector: string): readonly HTMLElement[] {
  // What is no HTML element, such as a drawing, cannot be used by keyboard and mouse alike.
  return [...window.document.body.querySelectorAll(selector)].filter(
    (element) => element instanceof window.HTMLElement,
  );
}

function shownText(element: HTMLElement): string {
  return element.textContent.replace(/\s+/g, " ").trim();
}
