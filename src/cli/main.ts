import { colorLevel } from "../config/color-level.ts";
import { loadConfig } from "../config/load-config.ts";
import { packageVersion } from "../config/package-version.ts";
import { runCli } from "./run-cli.ts";
import { createTerminal } from "./terminal.ts";

const { argv, stdout, stderr } = process;
const stopped = new AbortController();

process.once("SIGINT", () => stopped.abort());
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
    signal: stopped.signal,
    loadConfig,
    openWorkbench: async (config) =>
      (await import("../wiring/open-workbench.ts")).openWorkbench(config),
  },
  { version: packageVersion(), write: (text) => void stdout.write(text) },
);
