import type { Evidence } from "../../domain/evidence.ts";
import type { PeerOutcome } from "../../domain/peer-outcome.ts";
import { signatureKey } from "../../domain/signature.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface PeersFinding {
  readonly evidence: Evidence;
  /** Runs that hold the eval, and how it went there. */
  readonly outcomes: PeerCounts;
  /** Never the only evidence. */
  readonly suspect: "eval" | "guidelines" | "none";
}

export interface PeerCounts {
  readonly passed: number;
  readonly failedAlike: number;
  readonly failedOtherwise: number;
}

const question = "How did the same eval go in other stored runs, of any model?";
/** Models that must fail alike before the eval itself is under suspicion. */
const enoughModels = 2;

/** Counts the same eval and signature over the other stored runs. */
export function peersProbe(
  investigation: Investigation,
  peers: readonly PeerOutcome[],
): PeersFinding {
  const log = startProbe("peers", investigation);
  const key = signatureKey(investigation.failure.signature);
  const isAlike = (peer: PeerOutcome): boolean => !peer.passed && peer.signature === key;
  const passed = peers.filter((peer) => peer.passed);
  const alike = peers.filter(isAlike);
  const outcomes = {
    passed: passed.length,
    failedAlike: alike.length,
    failedOtherwise: peers.length - passed.length - alike.length,
  };
  const suspect = suspectOf(investigation, { peers, passed, alike });
  return {
    outcomes,
    suspect,
    evidence: log.conclude({ question, answer: describe(outcomes, suspect) }),
  };
}

interface Groups {
  readonly peers: readonly PeerOutcome[];
  readonly passed: readonly PeerOutcome[];
  readonly alike: readonly PeerOutcome[];
}

function suspectOf(
  { guidelines }: Investigation,
  { peers, passed, alike }: Groups,
): PeersFinding["suspect"] {
  const models = new Set(alike.map(({ provider, model }) => `${provider}/${model}`));
  const allFailAlike = peers.length > 0 && alike.length === peers.length;
  if (allFailAlike && models.size >= enoughModels) return "eval";
  const withGuidelines = guidelines !== "";
  const absentWithout =
    passed.length > 0 &&
    passed.every((peer) => peer.guidelines !== withGuidelines) &&
    alike.every((peer) => peer.guidelines === withGuidelines);
  return withGuidelines && absentWithout ? "guidelines" : "none";
}

function describe(
  { passed, failedAlike, failedOtherwise }: PeerCounts,
  suspect: PeersFinding["suspect"],
): string {
  const total = passed + failedAlike + failedOtherwise;
  if (total === 0) return "No other stored run holds it.";
  const counts = `Of ${total}, ${passed} passed, ${failedAlike} failed alike and ${failedOtherwise} failed otherwise.`;
  switch (suspect) {
    case "eval":
      return `${counts} That all fail alike speaks against the eval.`;
    case "guidelines":
      return `${counts} It fails with guidelines and passes without them, which speaks against the guidelines.`;
    case "none":
      return counts;
  }
}
