import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { embeddedData } from "../data/embedded-data.ts";
import { useKeys } from "../state/keyboard.tsx";
import { applyTheme, nextTheme, storedTheme } from "../state/theme.ts";
import { HelpDialog } from "./help-dialog.tsx";
import styles from "./page-frame.module.css";

const pages = [
  ["/", "Runs"],
  ["/matrix", "Matrix"],
  ["/compare", "Compare"],
  ["/leaderboard", "Leaderboard"],
  ["/suite", "Suite"],
  ["/reports", "Reports"],
] as const;

/** What every page stands in: the way to the other pages, the theme, the keys. */
export function PageFrame({ children }: { readonly children: ReactNode }) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  useKeys([{ key: "?", label: "Show the keys", run: () => setHelpOpen(true) }]);
  return (
    <>
      <a className={styles["skip"]} href="#content" onClick={focusContent}>
        Skip to the content
      </a>
      <header className={styles["header"]}>
        <Link className={styles["name"]} href="/">
          Faultline
        </Link>
        {embeddedData() === undefined && <Navigation />}
        <span className={styles["tools"]}>
          <ThemeButton />
          <button type="button" aria-label="Keys" onClick={() => setHelpOpen(true)}>
            ?
          </button>
        </span>
      </header>
      <main id="content" className={styles["content"]} tabIndex={-1}>
        {children}
      </main>
      {isHelpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
    </>
  );
}

function Navigation() {
  const [path] = useLocation();
  return (
    <nav className={styles["navigation"]} aria-label="Pages">
      {pages.map(([address, name]) => (
        <Link
          key={address}
          className={styles["page"]}
          href={address}
          aria-current={isWithin(path, address) ? "page" : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

function ThemeButton() {
  const [theme, setTheme] = useState(storedTheme);
  useEffect(() => applyTheme(theme), [theme]);
  return (
    <button type="button" aria-label={`Theme: ${theme}`} onClick={() => setTheme(nextTheme)}>
      {theme}
    </button>
  );
}

/** A run is one of the runs. */
function isWithin(path: string, address: string): boolean {
  if (address === "/") return path === "/" || path.startsWith("/experiment/");
  return path === address || path.startsWith(`${address}/`);
}

/** The fragment of the address may be the page's own, so the link only moves the focus. */
function focusContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>("#content")?.focus();
}
