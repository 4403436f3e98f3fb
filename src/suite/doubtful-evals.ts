import type { EvalHealth } from "../domain/health.ts";
import type { Suite } from "../domain/suite.ts";

/** The evals of a suite whose grades are in doubt, as far as their health was recorded and they have not changed since. */
export function doubtfulEvals({ evals, health }: Suite): readonly EvalHealth[] {
  return [...evals.values()].flatMap((each) => {
    const known = health.get(each.path);
    return known?.evalHash === each.hash && known.issues.length > 0 ? [known] : [];
  });
}
