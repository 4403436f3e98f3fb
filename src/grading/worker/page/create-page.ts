import type { GlobalWindow, HTMLElement } from "happy-dom";
import type * as React from "react";
import type * as ReactDom from "react-dom";
import type * as ReactDomClient from "react-dom/client";
import type * as JsxRuntime from "react/jsx-runtime";
import { clientHooks } from "./client-hooks.ts";
import { ClientState } from "./client-state.ts";
import { findElement } from "./find-element.ts";
import type { InstalledDom } from "./install-dom.ts";
import type { PageAnswer, PageMessage } from "./page-protocol.ts";
import { providedModules } from "./provided-modules.ts";
import { settle } from "./settle.ts";
import { click, submit, typeInto, valueOf } from "./user-actions.ts";

/** React as it was loaded after the document; by the names under which the candidate imports it. */
export interface Libraries {
  readonly react: typeof React;
  readonly "react-dom": typeof ReactDom;
  readonly "react-dom/client": typeof ReactDomClient;
  readonly "react/jsx-runtime": typeof JsxRuntime;
}

/** A page: what it is told it does, comes to rest, and answers. A component that threw is every later answer. */
export interface Page {
  answer(message: PageMessage): Promise<PageAnswer>;
}

export function createPage(dom: InstalledDom, libraries: Libraries): Page {
  const state = new ClientState();
  const root = createRootElement(dom.window);
  const html = (): string => htmlOf(root);
  let failure: string | undefined;
  const mount = async (code: string): Promise<void> => {
    const hooks = clientHooks(libraries.react, state);
    const component = await evaluate(code, { ...libraries, "convex/react": hooks });
    const onUncaughtError = (error: unknown): void => {
      failure ??= String(error);
    };
    libraries["react-dom/client"]
      .createRoot(root, { onUncaughtError })
      .render(libraries.react.createElement(component));
  };
  const context = { ...dom, state, html, mount };
  return {
    async answer(message) {
      try {
        await perform(message, context);
        await settle(html);
        return failure === undefined ? { value: read(message, context) } : { error: failure };
      } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

interface PageContext extends InstalledDom {
  readonly state: ClientState;
  readonly html: () => string;
  readonly mount: (code: string) => Promise<void>;
}

async function perform(message: PageMessage, { window, state, mount }: PageContext): Promise<void> {
  const find = (target: string): HTMLElement => findElement(window, target);
  switch (message.type) {
    case "mount":
      for (const [name, value] of Object.entries(message.queries)) state.setQuery(name, value);
      for (const [name, query] of Object.entries(message.paginatedQueries)) {
        state.setPaginatedQuery(name, query);
      }
      return await mount(message.code);
    case "type":
      return await typeInto(window, find(message.target), message.text);
    case "click":
      return click(window, find(message.target));
    case "submit":
      return submit(window, find(message.target));
    case "setQuery":
      return state.setQuery(message.name, message.value);
    case "setPaginatedQuery":
      return state.setPaginatedQuery(message.name, message.query);
    case "resolve":
      return state.resolve(message.name, message.value);
    case "reject":
      return state.reject(message.name, message.message);
    case "html":
    case "value":
    case "reloads":
    case "calls":
    case "itemsRequested":
      return;
    default:
      message satisfies never;
  }
}

function read(message: PageMessage, { window, state, html, reloads }: PageContext): unknown {
  switch (message.type) {
    case "html":
      return html();
    case "value":
      return valueOf(findElement(window, message.target));
    case "reloads":
      return reloads();
    case "calls":
      return state.calls(message.name);
    case "itemsRequested":
      return state.itemsRequested(message.name);
    default:
      return null;
  }
}

function createRootElement({ document }: GlobalWindow): HTMLElement {
  const root = document.createElement("div");
  document.body.appendChild(root);
  return root;
}

/** What the root holds, and what the page put beside it. */
function htmlOf(root: HTMLElement): string {
  const beside = [...(root.parentElement?.children ?? [])].filter((each) => each !== root);
  return [root.innerHTML, ...beside.map((each) => each.outerHTML)].join("");
}

async function evaluate(
  code: string,
  modules: Readonly<Record<string, unknown>>,
): Promise<React.ComponentType> {
  Reflect.set(globalThis, providedModules, modules);
  const url = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
  const module = (await import(url)) as { readonly default: React.ComponentType }; // React judges what it is
  return module.default;
}
