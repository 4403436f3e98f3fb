import type { Certificate } from "../../domain/certificate.ts";
import type { Failure } from "../../domain/verdict.ts";
import type { GapFinding } from "../probes/gap-probe.ts";
import type { PriorFinding } from "../probes/prior-probe.ts";
import type { ReferenceFinding } from "../probes/reference-probe.ts";
import type { RelaxFinding } from "../probes/relax-probe.ts";
import type { RepairFinding } from "../probes/repair-probe.ts";
import type { ReplayFinding } from "../probes/replay-probe.ts";
import type { TaskFinding } from "../probes/task-probe.ts";
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
  /** Asked only where a repair was searched. */
  readonly task?: TaskFinding;
  readonly prior: PriorFinding;
  /** What the platform's documentation says of this failure. */
  readonly platformRule?: PlatformRule;
  /** The certificate of the repair or of the relaxed check, re-run in a fresh process. */
  readonly certificate?: Certificate;
}
