import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { HarnessError } from "../lib/harness-error.ts";
import type { LanguageModel } from "./language-model.ts";

export interface RecordedModelOptions {
  readonly provider: string;
  readonly name: string;
  /** Folder that holds `<category>/<name>.md` per eval, each one reply. */
  readonly directory: string;
}

/** A model that answers with recorded replies. An eval without one is skipped as errored. */
export function recordedModel({ provider, name, directory }: RecordedModelOptions): LanguageModel {
  return {
    provider,
    name,
    isRecorded: true,
    async generate({ evalPath }) {
      const file = join(directory, `${evalPath}.md`);
      try {
        // Whether the reply was whole is not recorded.
        return { text: await readFile(file, "utf8"), finishReason: "other" };
      } catch (cause) {
        throw new HarnessError(
          "skip-attempt",
          `There is no recorded reply for ${evalPath}: ${file} cannot be read.`,
          {
            cause,
            facts: { evalPath, file },
          },
        );
      }
    },
  };
}
