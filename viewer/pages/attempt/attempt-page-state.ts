import type { AttemptAnswer, AttemptVerdict } from "../../../src/server/api-types.ts";
import type { AttemptView, CodePlace, Tab } from "./attempt-view.ts";

/** What the parts of an attempt's page share. */
export interface AttemptPageState {
  readonly answer: AttemptAnswer;
  /** On the step that is looked at; absent where nothing failed or nothing was analysed. */
  readonly verdict: AttemptVerdict | undefined;
  readonly view: AttemptView & { readonly tab: Tab };
  /** The address names the lines; else the page chose them. */
  readonly isPlaced: boolean;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
  /** Shows lines of a file. */
  readonly go: (place: CodePlace) => void;
}
