/** How an eval went in another run, of whatever model. */
export interface PeerOutcome {
  readonly run: string;
  readonly provider: string;
  readonly model: string;
  readonly guidelines: boolean;
  readonly passed: boolean;
  /** Key of the signature of its failure; absent where it passed or only its outcome is known. */
  readonly signature?: string;
}
