import type { ReactNode } from "react";
import { Link } from "wouter";
import { ApiError } from "../data/request-api.ts";
import styles from "./page-state.module.css";

/** Nothing is there: what is missing, and below it what to do. */
export function EmptyState({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles["state"]}>
      <h2>{title}</h2>
      {children !== undefined && <div className={styles["text"]}>{children}</div>}
    </div>
  );
}

/** Something is on its way. It shows after a moment only, so that quick answers do not flicker. */
export function Loading({ what = "Loading" }: { readonly what?: string }) {
  return (
    <p className={styles["loading"]} role="status">
      {what}…
    </p>
  );
}

/** An answer did not come, and why; with a way to ask again. */
export function ErrorState({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}) {
  if (error instanceof ApiError && error.status === 404) return <NotFound reason={error.message} />;
  return (
    <div className={styles["state"]} role="alert">
      <h2>This could not be shown</h2>
      <p className={styles["text"]}>{error instanceof Error ? error.message : String(error)}</p>
      {retry !== undefined && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** There is no such page, run or eval. */
export function NotFound({ reason }: { readonly reason?: string }) {
  return (
    <div className={styles["state"]}>
      <h1>Not found</h1>
      <p className={styles["text"]}>{reason ?? "No page has this address."}</p>
      <Link href="/">All runs</Link>
    </div>
  );
}
