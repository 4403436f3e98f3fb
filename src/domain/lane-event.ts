/** What happens to the calls to a provider, beside their replies. Times are in milliseconds. */
export type LaneEvent =
  /** A call failed and is made again. */
  | {
      readonly type: "call-failed";
      readonly provider: string;
      readonly evalPath: string;
      readonly sample: number;
      readonly cause: string;
    }
  /** The provider does not answer: one call at a time asks whether it is back. */
  | { readonly type: "lane-paused"; readonly provider: string; readonly cause: string }
  | { readonly type: "lane-resumed"; readonly provider: string; readonly pausedMs: number };
