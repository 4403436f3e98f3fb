import { GlobalWindow } from "happy-dom";

/** Node has classes of these names that do not know the elements of a document. */
const replaced: ReadonlySet<string> = new Set([
  "AbortController",
  "AbortSignal",
  "Blob",
  "CustomEvent",
  "DOMException",
  "Event",
  "EventTarget",
  "File",
  "FormData",
  "MessageEvent",
  "navigator",
]);

export interface InstalledDom {
  readonly window: GlobalWindow;
  /** How often the page would have been loaded anew, or left. */
  readonly reloads: () => number;
}

/** Makes a document global, as in a browser. */
export function installDom(): InstalledDom {
  const window = new GlobalWindow({ url: "http://localhost/" });
  for (const name of namesOf(window)) {
    if (name in globalThis && !replaced.has(name)) continue;
    const value: unknown = Reflect.get(window, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  for (const name of ["window", "self", "parent", "top"]) {
    Object.defineProperty(globalThis, name, { value: globalThis, configurable: true });
  }
  return { window, reloads: countReloads(window) };
}

function namesOf(window: GlobalWindow): readonly string[] {
  const chain: object[] = [];
  for (let each: object | null = window; each !== null && each !== Object.prototype;) {
    chain.push(each);
    each = Reflect.getPrototypeOf(each);
  }
  return chain.flatMap(Object.getOwnPropertyNames).filter((name) => name !== "constructor");
}

/** A submission that nobody prevents would load a page, as `location` does; here it is counted, and the page stays. */
function countReloads(window: GlobalWindow): () => number {
  let reloads = 0;
  const reload = (): void => {
    reloads += 1;
  };
  const { HTMLFormElement, SubmitEvent } = window;
  HTMLFormElement.prototype.submit = reload;
  HTMLFormElement.prototype.requestSubmit = function requestSubmit(submitter) {
    const isUnchecked = this.noValidate || (submitter?.hasAttribute("formnovalidate") ?? false);
    if (!isUnchecked && !this.checkValidity()) return;
    const options = { bubbles: true, cancelable: true, ...(submitter && { submitter }) };
    if (this.dispatchEvent(new SubmitEvent("submit", options))) reload();
  };
  for (const name of ["assign", "reload", "replace"]) {
    Object.defineProperty(window.location, name, { value: reload });
  }
  return () => reloads;
}
