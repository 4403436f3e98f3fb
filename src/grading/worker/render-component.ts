import { dirname } from "node:path";
import type { Plugin } from "esbuild";
import { z } from "zod";
import { runBundler } from "../../backend/push/run-bundler.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { defaultLimits } from "../../sandbox/limits.ts";
import { confineClient } from "./confine-client.ts";
import { installedPackage } from "./dependency-sets.ts";

/** `hooks` holds the value that each hook of `convex/react` returns while the component renders. */
export const renderRequestSchema = z.object({
  entry: z.string().regex(/^src\/[\w./-]+\.[jt]sx$/),
  hooks: z.record(z.string(), z.unknown()).default({}),
});
export type RenderRequest = z.infer<typeof renderRequestSchema>;

export type Rendering = { readonly html: string } | { readonly error: string };

const messageSchema = z.union([z.object({ html: z.string() }), z.object({ error: z.string() })]);

interface RenderPlace {
  readonly projectDirectory: string;
  readonly sandbox: Sandbox;
}

/** Renders the default export of a candidate's component to static HTML, in the sandbox, its hooks replaced. */
export async function renderComponent(
  request: RenderRequest,
  place: RenderPlace,
): Promise<Rendering> {
  const bundled = await bundle(request, place.projectDirectory);
  if ("error" in bundled) return bundled;
  return runInSandbox(bundled.code, place.sandbox);
}

async function runInSandbox(script: string, sandbox: Sandbox): Promise<Rendering> {
  await using child = await sandbox.start({ script, limits: defaultLimits });
  const { promise, resolve } = Promise.withResolvers<Rendering>();
  child.onMessage((message) => {
    const parsed = messageSchema.safeParse(message);
    resolve(parsed.success ? parsed.data : { error: "The component sent no rendering." });
  });
  const timer = setTimeout(
    () =>
      resolve({
        error: `The component did not render within ${defaultLimits.callMilliseconds} ms.`,
      }),
    defaultLimits.callMilliseconds,
  );
  void child.exited.then(() =>
    resolve({ error: `Rendering ended early. ${child.outputTail()}`.trim() }),
  );
  const rendering = await promise;
  clearTimeout(timer);
  return rendering;
}

async function bundle(
  { entry, hooks }: RenderRequest,
  projectDirectory: string,
): Promise<{ readonly code: string } | { readonly error: string }> {
  const source = `
    import { createElement } from "react";
    import { renderToStaticMarkup } from "react-dom/server";
    import Component from ${JSON.stringify(`./${entry}`)};
    import { writeFileSync } from "node:fs";
    const tell = (message) => writeFileSync(3, JSON.stringify(message) + "\\n");
    try {
      tell({ html: renderToStaticMarkup(createElement(Component)) });
    } catch (error) {
      tell({ error: String(error) });
    }`;
  try {
    const outputFiles = await runBundler({
      stdin: { contents: source, resolveDir: projectDirectory, loader: "tsx" },
      bundle: true,
      platform: "node",
      format: "esm",
      jsx: "automatic",
      tsconfigRaw: "{}",
      define: { "process.env.NODE_ENV": '"production"' },
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire("file:///");',
      },
      plugins: [stubbedClient(hooks), trustedReact(), await confineClient(projectDirectory)],
    });
    return { code: outputFiles[0]?.text ?? "" };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** The client library, its hooks returning given values; every mutation and action resolves to null. */
function stubbedClient(hooks: Readonly<Record<string, unknown>>): Plugin {
  const contents = `
    const hooks = ${JSON.stringify(hooks)};
    const asynchronous = () => Object.assign(async () => null, { withOptimisticUpdate: asynchronous });
    export const useQuery = () => hooks.useQuery;
    export const useQueries = () => hooks.useQueries ?? {};
    export const useMutation = asynchronous;
    export const useAction = asynchronous;
    export const usePaginatedQuery = () => ({ loadMore() {}, ...hooks.usePaginatedQuery });
    export const useConvex = () => ({});
    export const ConvexProvider = ({ children }) => children;
    export class ConvexReactClient {}`;
  return {
    name: "stubbed-client",
    setup(bundler) {
      bundler.onResolve({ filter: /^convex\/react$/ }, () => ({
        path: "client",
        namespace: "stub",
      }));
      bundler.onLoad({ filter: /.*/, namespace: "stub" }, () => ({ contents, loader: "js" }));
    },
  };
}

/** React is ours even where the candidate does not declare it, so that one copy renders. */
function trustedReact(): Plugin {
  return {
    name: "trusted-react",
    setup(bundler) {
      bundler.onResolve({ filter: /^react(-dom)?(\/.*)?$/ }, (request) => {
        if (request.pluginData === "resolved") return undefined;
        const resolveDir = dirname(installedPackage("react") ?? "");
        return bundler.resolve(request.path, {
          resolveDir,
          kind: request.kind,
          pluginData: "resolved",
        });
      });
    },
  };
}
