import type { Certificate, Granularity } from "../../domain/certificate.ts";
import type { Evidence, ProbeName } from "../../domain/evidence.ts";
import type { Standing } from "../derivation/demand.ts";
import type { ReferenceFinding } from "../probes/reference-probe.ts";
import type { RepairPatch } from "../repair/repair-search.ts";
import { certificateFixture, evidenceFixture, verdictFixture } from "../reports/report.fixture.ts";
import type { Findings } from "./findings.ts";
import { platformRules } from "./platform-rules.ts";

export interface FindingFacts {
  readonly reference: ReferenceFinding["outcome"];
  readonly candidateFlips?: number;
  readonly referenceFlips?: number;
  readonly toolsChanged?: boolean;
  /** A repair was found. */
  readonly repair?: boolean;
  readonly granularity?: Granularity;
  readonly minimal?: boolean;
  readonly deletion?: boolean;
  readonly confirmed?: boolean;
  /** Another repair lies in another file. */
  readonly rival?: boolean;
  /** Where the demand comes from. */
  readonly standing?: Standing;
  /** Candidate and reference pass a relaxed check, whose demand comes from there. */
  readonly relax?: Standing;
  readonly faultPasses?: boolean;
  readonly independent?: number;
  readonly misleading?: boolean;
  readonly platformRule?: boolean;
  /** The declarations of a pinned package lack what the candidate uses. */
  readonly declared?: boolean;
  readonly gap?: boolean;
}

/** What probes could have found: nothing but what is given. */
export function findingsFixture(facts: FindingFacts): Findings {
  const { reference, candidateFlips = 0, referenceFlips = 0, toolsChanged = false } = facts;
  const [rule] = platformRules;
  const certificate = facts.repair || facts.relax ? certificateOf(facts) : undefined;
  return {
    failure: verdictFixture().failure,
    reference: { evidence: evidence("reference"), outcome: reference, steps: [] },
    replay: {
      evidence: evidence("replay"),
      candidate: [],
      candidateFlips,
      referenceFlips,
      errored: 0,
      toolsChanged,
    },
    gap: {
      evidence: evidence("gap"),
      ...(facts.gap && { note: { status: "open", text: "known", line: 1 } }),
    },
    prior: { evidence: evidence("prior"), repeat: { kind: "no" } },
    peers: {
      evidence: evidence("peers"),
      outcomes: { passed: 0, failedAlike: 0, failedOtherwise: 0 },
      suspect: "none",
    },
    omitted: [],
    ...repairOf(facts, certificate),
    ...relaxOf(facts),
    ...(facts.platformRule && rule && { platformRule: rule }),
    ...(certificate && { certificate }),
  };
}

function repairOf(
  facts: FindingFacts,
  certificate: Certificate | undefined,
): Pick<Findings, "repair" | "derive" | "guideline"> {
  if (!facts.repair || certificate === undefined) return {};
  const { standing = "unknown", misleading = false } = facts;
  const sentence = { line: 1, text: "It throws.", isCode: false };
  const quote = { origin: "suite", file: "TASK.txt", line: 1, text: "It throws." } as const;
  return {
    repair: {
      evidence: evidence("repair"),
      certificate,
      patch: patchOf(facts, "convex/index.ts"),
      alternatives: facts.rival ? [patchOf(facts, "convex/schema.ts")] : [],
      snippets: {},
      tried: [],
    },
    derive: {
      evidence: evidence("derive"),
      demand: { kind: "unread", words: "something" },
      standing,
      ...(facts.declared && { declared: "`X` has no `y`." }),
      ...(standing === "stated" || standing === "contradicted" ? { quote } : {}),
    },
    guideline: {
      evidence: evidence("guideline"),
      ...(misleading && { misleading: { kind: "forbids", sentence, subject: "throw" } }),
    },
  };
}

function relaxOf({
  relax,
  faultPasses = false,
  independent = 1,
}: FindingFacts): Pick<Findings, "relax"> {
  if (relax === undefined) return {};
  return {
    relax: {
      evidence: evidence("relax"),
      candidatePasses: true,
      referencePasses: true,
      controls: { held: faultPasses ? 1 : 2, tried: 2, independent, uncovered: [] },
      standing: relax,
    },
  };
}

function certificateOf({
  granularity = "statement",
  confirmed = true,
  deletion = false,
}: FindingFacts) {
  return certificateFixture({ granularity, confirmed, pureDeletion: deletion });
}

function patchOf(
  { granularity = "statement", minimal = true, deletion = false }: FindingFacts,
  file: string,
): RepairPatch {
  return {
    edits: [{ file, start: 0, end: 1, newText: "" }],
    files: {},
    granularity,
    vocabulary: [],
    changedLines: 2,
    pureDeletion: deletion,
    origin: "single",
    minimal,
    namedByDiagnostic: false,
    sites: [],
  };
}

function evidence(probe: ProbeName): Evidence {
  return evidenceFixture({ id: probe, probe });
}
