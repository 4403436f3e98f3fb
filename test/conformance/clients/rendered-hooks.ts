import { Window } from "happy-dom";
import { createElement, type FunctionComponent, type ReactNode } from "react";

/** A component on a page of its own. */
export interface Rendered<State> extends AsyncDisposable {
  /** What its hooks gave, once per change. */
  readonly states: readonly State[];
  /** What its hooks gave last. Throws before the first time. */
  now(): State;
  /** Text that the page shows. */
  text(): string;
}

interface Rendering<State> {
  /** Calls hooks. */
  readonly useState: () => State;
  /** What of it the page shows, as JSON; by what it tells changes from each other. */
  readonly show: (state: State) => unknown;
  readonly wrap: (children: ReactNode) => ReactNode;
}

/** Renders a component into a document. */
export async function renderHooks<State>({
  useState,
  show,
  wrap,
}: Rendering<State>): Promise<Rendered<State>> {
  const window = openWindow();
  // It looks for a document when it is loaded.
  const { createRoot } = await import("react-dom/client");
  const states: State[] = [];
  let last: string | undefined;
  const Page: FunctionComponent = () => {
    const state = useState();
    const shown = JSON.stringify(show(state)) ?? "undefined";
    if (shown !== last) states.push(state);
    last = shown;
    return createElement("p", null, shown);
  };
  const container = window.document.createElement("div");
  const root = createRoot(container);
  root.render(wrap(createElement(Page)));
  return {
    states,
    now: () => {
      const state = states.at(-1);
      if (state === undefined) throw new Error("Nothing was rendered yet.");
      return state;
    },
    text: () => container.textContent,
    [Symbol.asyncDispose]: async () => {
      root.unmount();
      await window.happyDOM.close();
    },
  };
}

function openWindow(): Window {
  const window = new Window({ url: "http://localhost/" });
  Object.assign(globalThis, { window, document: window.document });
  return window;
}
