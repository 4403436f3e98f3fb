import type { Certificate } from "../../domain/certificate.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Investigation } from "../probes/investigation.ts";
import type { RelaxFinding } from "../probes/relax-probe.ts";
import { makeCheckCertificate } from "../repair/make-certificate.ts";

/**
 * The certificate of a relaxation under which the candidate passes every step, or under which the reference does and the
 * candidate fails on what is its own; absent where neither holds.
 */
export async function certifyRelaxation(
  investigation: Investigation,
  relax: RelaxFinding | undefined,
): Promise<Certificate | undefined> {
  if (relax?.relaxation === undefined || relax.suite === undefined) return undefined;
  if (!relax.candidatePasses && !relax.referencePasses) return undefined;
  if (relax.candidateSteps === undefined) return undefined;
  const { edits, kind } = relax.relaxation;
  const changed = edits.map(({ file }) => file);
  const { files, eval: graded, grade } = investigation;
  // Recorded a moment ago by the probe, so this costs nothing.
  const { steps } = await grade({ suite: relax.suite, evalPath: graded.path, files });
  const patch = {
    edits,
    before: pick(investigation.suite.files, changed),
    after: pick(relax.suite.files, changed),
    vocabulary: kind,
  };
  return makeCheckCertificate(investigation, { patch, after: steps });
}

function pick(files: ProjectFiles, paths: readonly string[]): ProjectFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => paths.includes(path)));
}
