import type { ProjectEvent } from "../../wiring/serve-project.ts";
import { relativePath } from "../relative-path.ts";
import { codeFrame } from "./code-frame.ts";
import { sanitizeLine } from "./sanitize.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

/** What happened while a project was served, for a developer who watches. */
export function renderProjectEvent(
  event: ProjectEvent,
  { project, width }: { readonly project: string; readonly width: number },
): readonly StyledLine[] {
  switch (event.type) {
    case "deployment-started":
      return startLines(event, project);
    case "project-pushed":
      return [[styled("pushed", "passed"), ` in ${event.milliseconds} ms`]];
    case "project-rejected":
      return [
        [styled("rejected", "model"), ": the functions pushed before stay in place"],
        ...event.diagnostics.flatMap((each) => codeFrame(each, { files: event.files, width })),
      ];
    case "push-failed":
      return [[styled("not pushed", "model"), `: ${sanitizeLine(event.message)}`]];
    case "function-called":
      return callLines(event);
    default:
      return event satisfies never;
  }
}

function startLines(
  { url, siteUrl, adminKey }: Extract<ProjectEvent, { type: "deployment-started" }>,
  project: string,
): readonly StyledLine[] {
  return [
    [styled(`Convex deployment of ${relativePath(project)}`, "strong")],
    ["  clients       ", styled(url, "accent")],
    ["  HTTP actions  ", styled(siteUrl, "accent")],
    ["  admin key     ", adminKey],
    [],
    [`  A client:     new ConvexReactClient("${url}"), or VITE_CONVEX_URL=${url}`],
    [`  The CLI:      npx convex run <function> --url ${url} --admin-key '${adminKey}'`],
    [],
    [styled("Pushes again when convex/ changes; ^C stops. Data is gone then.", "faint")],
  ];
}

function callLines({
  kind,
  path,
  component,
  logLines,
  error,
  milliseconds,
}: Extract<ProjectEvent, { type: "function-called" }>): readonly StyledLine[] {
  const name = component === "" ? path : `${component}/${path}`;
  const took = styled(`${Math.round(milliseconds)} ms`, "faint");
  return [
    [
      ...(error === undefined ? [] : [styled("failed ", "model")]),
      `${kind} ${sanitizeLine(name)}  `,
      took,
    ],
    ...[...logLines, ...(error?.split("\n") ?? [])].map((line): StyledLine => [`    ${line}`]),
  ];
}
