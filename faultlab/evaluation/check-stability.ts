import type { Certificate } from "../../src/domain/certificate.ts";
import type { Verdict } from "../../src/domain/verdict.ts";
import { contentHash } from "../../src/lib/content-hash.ts";
import type { FaultCase } from "../cases/fault-case.ts";
import { disguises } from "./disguises.ts";
import type { Stability } from "./evaluation.ts";
import type { Lab } from "./open-lab.ts";

const replays = { usual: 2, sampled: 20 };
/** One of so many cases has its certificate replayed more often, and its candidate disguised. */
const sampledOf = 15;

/** Replays the certificate of a case and, of some cases, has the candidate judged again in disguises. */
export async function checkStability(
  fault: FaultCase,
  verdict: Verdict,
  lab: Lab,
): Promise<Stability> {
  const isSampled = Number.parseInt(contentHash(fault.id).slice(0, 8), 16) % sampledOf === 0;
  const times = isSampled ? replays.sampled : replays.usual;
  const { certificate } = verdict;
  return {
    ...(certificate === undefined ? {} : { replays: await replayed(certificate, times, lab) }),
    disguises: isSampled ? await judgedInDisguise(fault, verdict, lab) : [],
  };
}

async function replayed(
  certificate: Certificate,
  times: number,
  lab: Lab,
): Promise<NonNullable<Stability["replays"]>> {
  let same = 0;
  for (let time = 0; time < times; time += 1) {
    if (await lab.replay(certificate)) same += 1;
  }
  return { same, times };
}

async function judgedInDisguise(
  { suite, evalPath, candidate }: FaultCase,
  { blame, classification }: Verdict,
  lab: Lab,
): Promise<Stability["disguises"]> {
  const judged: { name: string; same: boolean }[] = [];
  for (const { name, apply } of disguises) {
    // A file more gives the suite another folder, so that absolute paths differ as well.
    const elsewhere = { ...suite, "NOTES.md": `${name}\n` };
    const graded = await lab.grade({ suite: elsewhere, evalPath, files: apply(candidate) });
    const [first] = (await lab.analyze(graded)).verdicts;
    const same = first?.blame === blame && first.classification === classification;
    judged.push({ name, same });
  }
  return judged;
}
