import { useEffect, useState } from "react";
import { paletteNames } from "./draw-row.ts";
import type { Palette } from "./draw-row.ts";

/** The colours that the theme has now: a canvas knows no custom properties. */
export function usePalette(): Palette {
  const [palette, setPalette] = useState(readPalette);
  useEffect(() => {
    const read = (): void => setPalette(readPalette());
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const preference = matchMedia("(prefers-color-scheme: dark)");
    preference.addEventListener("change", read);
    return () => {
      observer.disconnect();
      preference.removeEventListener("change", read);
    };
  }, []);
  return palette;
}

function readPalette(): Palette {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colorOf = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const entries = paletteNames.map((name) => [name, colorOf(name)] as const);
  probe.remove();
  return Object.fromEntries(entries) as Palette; // one entry per name
}
