import type { Certificate } from "../../domain/certificate.ts";
import type { ProbeName } from "../../domain/evidence.ts";
import type { Failure } from "../../domain/verdict.ts";
import type { DeriveFinding } from "../probes/derive-probe.ts";
import type { GapFinding } from "../probes/gap-probe.ts";
import type { GuidelineFinding } from "../probes/guideline-probe.ts";
import type { PeersFinding } from "../probes/peers-probe.ts";
import type { PriorFinding } from "../probes/prior-probe.ts";
import type { ReferenceFinding } from "../probes/reference-probe.ts";
import type { RelaxFinding } from "../probes/relax-probe.ts";
import type { RepairFinding } from "../probes/repair-probe.ts";
import type { ReplayFinding } from "../probes/replay-probe.ts";
import type { TransplantFinding } from "../probes/transplant-probe.ts";
import type { PlatformRule } from "./platform-rules.ts";

/** All that the probes found about one failure: the only input of the rules. */
export interface Findings {
  readonly failure: Failure;
  readonly replay: ReplayFinding;
  readonly reference: ReferenceFinding;
  /** Run only where the reference fails the check too. */
  readonly relax?: RelaxFinding;
  /** Run only where the reference passes. */
  readonly repair?: RepairFinding;
  readonly gap: GapFinding;
  /** Asked only where the reference passes. */
  readonly derive?: DeriveFinding;
  /** Asked only where a repair was found and the model had guidelines. */
  readonly guideline?: GuidelineFinding;
  readonly peers: PeersFinding;
  readonly prior: PriorFinding;
  /** Asked only where the repair leaves a doubt. */
  readonly transplant?: TransplantFinding;
  /** What the candidate fails once this cause is gone, if anything, has a confirmed certificate of its own. */
  readonly restIsRepaired?: boolean;
  /** Probes that were not asked, since the budget of gradings was used up. */
  readonly omitted: readonly ProbeName[];
  /** What the platform's documentation says of this failure. */
  readonly platformRule?: PlatformRule;
  /** The certificate of the repair or of the relaxed check, re-run in a fresh process. */
  readonly certificate?: Certificate;
}
