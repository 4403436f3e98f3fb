import * as z from "zod";
import { gradingEnvironment } from "./grading-environment.ts";

export interface RenderOptions {
  /** Module whose default export is rendered, relative to the candidate's project. Default: `src/App.tsx`. */
  readonly entry?: string;
  /** What the hooks of `convex/react` return, by their name; JSON. `useMutation` returns an async function. */
  readonly hooks?: Readonly<Record<string, unknown>>;
}

const answer = z.union([z.object({ html: z.string() }), z.object({ error: z.string() })]);

/** Renders a component of the candidate, once, to HTML, in the sandbox. Throws when the component does. */
export async function render({
  entry = "src/App.tsx",
  hooks = {},
}: RenderOptions = {}): Promise<string> {
  const response = await fetch(`${gradingEnvironment().servicesUrl}/render`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ entry, hooks }),
  });
  const result = answer.parse(await response.json());
  if ("error" in result) throw new Error(`${entry} did not render: ${result.error}`);
  return result.html;
}
