import { resolve } from "node:path";
import { UsageError } from "../../lib/harness-error.ts";
import type { ProjectEvent } from "../../wiring/serve-project.ts";
import type { CommandContext } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { portOf } from "../port-of.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { renderProjectEvent } from "../render/project-event.ts";

export interface BackendOptions {
  readonly project: string;
  readonly port?: string;
  readonly sitePort?: string;
  readonly adminKey?: string;
  readonly fetch?: readonly string[];
  readonly requireSandbox?: boolean;
  readonly json?: boolean;
}

/** `faultline backend`: serves a project until it is interrupted. */
export async function serve(
  { terminal, signal }: CommandContext,
  options: BackendOptions,
): Promise<ExitCode> {
  const { serveProject } = await import("../../wiring/serve-project.ts");
  const { port, sitePort, adminKey } = options;
  const project = resolve(options.project);
  await serveProject({
    project,
    requireSandbox: options.requireSandbox === true,
    ...(port !== undefined && { port: portOf(port) }),
    ...(sitePort !== undefined && { sitePort: portOf(sitePort) }),
    ...(adminKey !== undefined && { adminKey }),
    fetchOrigins: (options.fetch ?? []).map(originOf),
    signal,
    onEvent: (event) => {
      if (event.type === "deployment-started") noticeSandbox(terminal, event.sandbox);
      if (options.json === true) terminal.printJsonLine(withoutSources(event));
      else terminal.print(renderProjectEvent(event, { project, width: terminal.width }));
    },
  });
  if (options.json !== true) terminal.print([["Stopped."]]);
  return exitCodes.ok;
}

function originOf(text: string): string {
  const url = URL.parse(text);
  if (url !== null && url.origin !== "null" && url.href === `${url.origin}/`) return url.origin;
  throw new UsageError(`"${text}" is no origin: give one such as https://api.example.com.`);
}

function withoutSources(event: ProjectEvent): object {
  if (event.type !== "project-rejected") return event;
  const { files: _, ...rest } = event;
  return rest;
}
