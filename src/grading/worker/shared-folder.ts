import { access, mkdir, rename, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { dirname } from "node:path";

/**
 * Makes a folder once for all processes that share its place: whoever comes first fills a draft beside it and puts it in
 * place whole, so nobody ever sees half of one.
 */
export async function sharedFolder(
  folder: string,
  fill: (draft: string) => Promise<void>,
): Promise<string> {
  if (await exists(folder)) return folder;
  const draft = `${folder}.${randomUUID()}.draft`;
  try {
    await mkdir(draft, { recursive: true });
    await fill(draft);
    await mkdir(dirname(folder), { recursive: true });
    await rename(draft, folder);
  } catch (error) {
    // Somebody else was faster: theirs is the same.
    if (!(await exists(folder))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
