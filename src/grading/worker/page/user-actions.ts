import type { GlobalWindow, HTMLElement } from "happy-dom";
import { PageProblem } from "./page-problem.ts";

/** Clicks as a mouse does. What is disabled takes no notice. */
export function click(window: GlobalWindow, element: HTMLElement): void {
  const { MouseEvent } = window;
  const press = (type: string): unknown =>
    element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
  if (isDisabled(element)) return;
  press("mousedown");
  element.focus();
  press("mouseup");
  element.click();
}

/** Types into an input key by key, after what it holds already, and leaves it. What is disabled takes no notice. */
export async function typeInto(
  window: GlobalWindow,
  element: HTMLElement,
  text: string,
): Promise<void> {
  const { Event, HTMLInputElement, HTMLTextAreaElement, InputEvent, KeyboardEvent } = window;
  const kind = [HTMLInputElement, HTMLTextAreaElement].find((each) => element instanceof each);
  if (kind === undefined) throw new PageProblem(`A <${element.localName}> takes no text.`);
  if (isDisabled(element) || element.hasAttribute("readonly")) return;
  element.focus();
  for (const key of text) {
    element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    // Not through the element itself, where React notes what programs write, to tell it from what people do.
    Reflect.set(kind.prototype, "value", valueOf(element) + key, element);
    element.dispatchEvent(new InputEvent("input", { data: key, bubbles: true }));
    element.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true }));
    // People are slower than React, which may put its work off until the event is over.
    await new Promise((resolve) => setImmediate(resolve));
  }
  element.dispatchEvent(new Event("change", { bubbles: true }));
  element.blur();
}

/** Submits a form as the Enter key does: through its submit button, where it has one. */
export function submit(window: GlobalWindow, element: HTMLElement): void {
  if (!(element instanceof window.HTMLFormElement)) {
    throw new PageProblem(`A <${element.localName}> cannot be submitted.`);
  }
  const button = element.querySelector("button:not([type=button], [type=reset]), [type=submit]");
  if (button instanceof window.HTMLElement) button.click();
  else element.requestSubmit();
}

/** What an input holds. */
export function valueOf(element: HTMLElement): string {
  const value: unknown = Reflect.get(element, "value");
  if (typeof value !== "string") throw new PageProblem(`A <${element.localName}> holds no text.`);
  return value;
}

function isDisabled(element: HTMLElement): boolean {
  return element.matches(":disabled") || element.hasAttribute("disabled");
}
