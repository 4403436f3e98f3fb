import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Command that makes the one after it end when its parent does, however that ends (util-linux). */
export const endWithParent = ["setpriv", "--pdeathsig", "KILL"] as const;

const searchPath = "/usr/local/bin:/usr/bin:/bin";

/** Can this machine run such a command line before a program? */
export async function canRunBefore([command, ...rest]: readonly [
  string,
  ...string[],
]): Promise<boolean> {
  if (process.platform !== "linux") return false;
  return await promisify(execFile)(command, [...rest, "true"], { env: { PATH: searchPath } }).then(
    () => true,
    () => false,
  );
}
