import { execFile } from "node:child_process";

/** The name that Git signs a person's work here with; undefined where there is none. */
export function gitAuthor(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile("git", ["config", "user.name"], { timeout: 5000 }, (error, stdout) => {
      const name = error === null ? stdout.trim() : "";
      resolve(name === "" ? undefined : name);
    });
  });
}
