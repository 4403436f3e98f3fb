import type { Plugin } from "esbuild";
import type { ModuleEnvironment } from "../executor/protocol.ts";

const asyncHooks = `
export const AsyncLocalStorage = globalThis.AsyncLocalStorage;
export const AsyncResource = globalThis.AsyncResource;
export default { AsyncLocalStorage, AsyncResource };`;

/** Modules that the command-line client answers itself: `server-only`, and `async_hooks` in the default runtime. */
export function platformModules(environment: ModuleEnvironment): Plugin {
  return {
    name: "platform-modules",
    setup: (build) => {
      build.onResolve({ filter: /^server-only$/ }, ({ path }) => ({ path, namespace: "platform" }));
      if (environment === "isolate") {
        build.onResolve({ filter: /^(node:)?async_hooks$/ }, () => ({
          path: "async_hooks",
          namespace: "platform",
        }));
      }
      build.onLoad({ filter: /.*/, namespace: "platform" }, ({ path }) => ({
        contents: path === "async_hooks" ? asyncHooks : "",
        loader: "js",
      }));
    },
  };
}
