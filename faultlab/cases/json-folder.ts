import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Records as files of a folder, one each, named after their ids. */
export interface JsonFolder<Item extends { readonly id: string }> {
  read(id: string): Promise<Item | undefined>;
  write(item: Item): Promise<void>;
}

/** The folder holds what was written there by this program, so that it is taken as it is. */
export function jsonFolder<Item extends { readonly id: string }>(
  directory: string,
): JsonFolder<Item> {
  const fileOf = (id: string) => join(directory, `${id}.json`);
  return {
    async read(id) {
      const text = await readFile(fileOf(id), "utf8").catch(() => undefined);
      if (text === undefined) return undefined;
      return JSON.parse(text) as Item; // written below
    },
    async write(item) {
      const file = fileOf(item.id);
      await mkdir(dirname(file), { recursive: true });
      // Renamed into place, so that an interrupted run leaves no half of a record.
      await writeFile(`${file}.part`, `${JSON.stringify(item, null, 1)}\n`);
      await rename(`${file}.part`, file);
    },
  };
}
