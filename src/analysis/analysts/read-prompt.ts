import { readFileSync } from "node:fs";

/** The text of a prompt that is shipped beside this module. */
export function readPrompt(name: "judge" | "model"): string {
  return readFileSync(new URL(`./prompts/${name}.md`, import.meta.url), "utf8").trim();
}
