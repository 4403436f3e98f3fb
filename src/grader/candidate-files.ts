import type { ProjectFiles } from "../domain/project-files.ts";
import { readTree } from "../lib/read-tree.ts";
import { gradingEnvironment } from "./grading-environment.ts";

const generated = "convex/_generated";

/** The text files of the candidate's project, without generated code and packages. They are data: never import them. */
export async function candidateFiles(): Promise<ProjectFiles> {
  return await readTree(gradingEnvironment().projectDirectory, {
    enters: (path) => path !== generated && !path.split("/").includes("node_modules"),
  });
}
