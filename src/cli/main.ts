import { colorLevel } from "../config/color-level.ts";
import { loadConfig } from "../config/load-config.ts";
import { packageVersion } from "../config/package-version.ts";
import { exitCodes } from "./exit-code.ts";
import { createInterruption } from "./interruption.ts";
import { runCli } from "./run-cli.ts";
import { createTerminal } from "./terminal.ts";

const { argv, stdout, stderr } = process;
const interruption = createInterruption();

process.on("SIGINT", () => {
  // Asked a third time, there is no waiting for what was started: it ends with this process.
  if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
  interruption.request("drain");
});
for (const signal of ["SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => interruption.request("stop"));
}
// A reader that has seen enough, such as head, closes the pipe: not an error.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

process.exitCode = await runCli(
  argv.slice(2),
  {
    terminal: createTerminal(
      { stream: stdout, colors: colorLevel(stdout) },
      { stream: stderr, colors: colorLevel(stderr) },
    ),
    // In a clone nothing named faultline is on the path.
    invocation: import.meta.url.endsWith(".ts") ? "npm run --silent faultline --" : "faultline",
    signal: interruption.signal,
    interruption,
    loadConfig,
    openWorkbench: async (config) =>
      (await import("../wiring/open-workbench.ts")).openWorkbench(config),
    askReview: async () => (await import("./ask-review.ts")).askReview(),
  },
  { version: packageVersion(), write: (text) => void stdout.write(text) },
);
