import type { ReactNode } from "react";
import { createContext, use, useEffect, useMemo, useRef, useState } from "react";

/** What a key does on a page. */
export interface KeyBinding {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

interface Keyboard {
  readonly register: (bindings: readonly KeyBinding[]) => () => void;
  readonly active: () => readonly KeyBinding[];
}

const KeyboardContext = createContext<Keyboard>({
  register: () => () => undefined,
  active: () => [],
});

/** Listens for the keys of whatever is on the page. */
export function KeyboardProvider({ children }: { readonly children: ReactNode }) {
  const [keyboard] = useState(createKeyboard);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const binding = isForPage(event) ? bindingOf(keyboard.active(), event.key) : undefined;
      if (binding === undefined) return;
      event.preventDefault();
      binding.run();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [keyboard]);
  return <KeyboardContext value={keyboard}>{children}</KeyboardContext>;
}

/** Binds keys as long as the component is on the page. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const { register } = use(KeyboardContext);
  const latest = useRef(bindings);
  latest.current = bindings;
  const names = bindings.map(({ key, label }) => `${key} ${label}`).join("\n");
  const stable = useMemo(
    () =>
      names.split("\n").map((name, index): KeyBinding => {
        const [key = "", ...label] = name.split(" ");
        return { key, label: label.join(" "), run: () => latest.current[index]?.run() };
      }),
    [names],
  );
  useEffect(() => register(stable), [register, stable]);
}

/** The keys that do something now. */
export function useActiveKeys(): () => readonly KeyBinding[] {
  return use(KeyboardContext).active;
}

/** The binding that was registered last: that of the innermost part of the page. */
export function bindingOf(bindings: readonly KeyBinding[], key: string): KeyBinding | undefined {
  return bindings.findLast((binding) => binding.key === key);
}

function createKeyboard(): Keyboard {
  const registered = new Set<readonly KeyBinding[]>();
  return {
    register: (bindings) => {
      registered.add(bindings);
      return () => registered.delete(bindings);
    },
    active: () => [...registered].flat(),
  };
}

/** Keys with modifiers are the browser's, keys in a field are text, and a dialog has its own. */
function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const { target } = event;
  return !(target instanceof Element && target.closest("input, select, textarea, dialog") !== null);
}
