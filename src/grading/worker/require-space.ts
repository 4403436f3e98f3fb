import { statfs } from "node:fs/promises";
import { HarnessError } from "../../lib/harness-error.ts";
import { noSpace } from "../harness-cause.ts";

/** With less free, what writes there may have failed or been cut off. */
const leastBytes = 256 * 1024;

/** What fails on a full disk says nothing about the candidate, whatever the tool that failed made of it. */
export async function requireSpace(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < leastBytes) throw new HarnessError("stop-run", `${noSpace} (${folder})`);
}
