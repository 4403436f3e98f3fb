/** What the middle of an attempt's page shows. */
export const tabs = [
  "candidate",
  "reference",
  "diff",
  "task",
  "tests",
  "checks",
  "evidence",
  "reply",
  "prompt",
  "history",
] as const;
export type Tab = (typeof tabs)[number];

/** Lines of a file on one of the tabs. */
export interface CodePlace {
  readonly tab: Tab;
  readonly file: string;
  readonly line?: number;
  /** From `line` on; one where absent. */
  readonly lines?: number;
}

/** What of an attempt's page is shown, as its address holds it. */
export interface AttemptView {
  readonly tab?: Tab;
  readonly file?: string;
  readonly line?: number;
  readonly lines?: number;
  /** The certificate's change stands in the code. */
  readonly repair: boolean;
  /** Diffs in two columns. */
  readonly split: boolean;
  /** Id of the evidence that was clicked. */
  readonly evidence?: string;
  readonly step?: string;
  readonly sample: number;
}

type State = Readonly<Record<string, string | undefined>>;

/** Reads the state of the page from its address; what is malformed counts for nothing. */
export function attemptView(state: State): AttemptView {
  const tab = tabs.find((name) => name === state["tab"]);
  const line = naturalNumber(state["line"]);
  const lines = naturalNumber(state["lines"]);
  const { file, evidence, step } = state;
  return {
    ...(tab && { tab }),
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(lines !== undefined && { lines }),
    ...(evidence !== undefined && { evidence }),
    ...(step !== undefined && { step }),
    repair: state["repair"] === "1",
    split: state["split"] === "1",
    sample: naturalNumber(state["sample"]) ?? 0,
  };
}

/** The changes of an address that lead to a place; what was shown before is left. */
export function placeState(place: CodePlace): State {
  return {
    tab: place.tab,
    file: place.file,
    line: place.line === undefined ? undefined : String(place.line),
    lines: place.lines === undefined || place.lines === 1 ? undefined : String(place.lines),
    repair: undefined,
  };
}

/** The changes of an address that lead to another tab. */
export function tabState(tab: Tab): State {
  return { tab, file: undefined, line: undefined, lines: undefined, repair: undefined };
}

function naturalNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,6}$/u.test(text) ? Number(text) : undefined;
}
