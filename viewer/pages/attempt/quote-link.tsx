import type { Quote } from "../../../src/domain/evidence.ts";
import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";
import { placeOfQuote } from "./places.ts";

interface QuoteLinkProps {
  readonly page: AttemptPageState;
  readonly quote: Quote;
  /** With the words that are quoted. */
  readonly long?: boolean;
}

/** Where a quote stands; a click shows it there. */
export function QuoteLink({ page, quote, long = false }: QuoteLinkProps) {
  const place = placeOfQuote(quote, page.answer);
  const name = `${quote.file}:${quote.line}`;
  return (
    <span className={styles["quote"]}>
      {place === null ? (
        <code>{name}</code>
      ) : (
        <button type="button" className={styles["jump"]} onClick={() => page.go(place)}>
          {name}
        </button>
      )}
      {long && <q className={styles["quoted"]}>{quote.text}</q>}
    </span>
  );
}
