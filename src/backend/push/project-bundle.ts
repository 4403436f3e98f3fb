import type { LoadedModule } from "../executor/protocol.ts";

/** A module as esbuild wrote it; its path is relative to the folder of its definition. */
export interface BundledModule extends LoadedModule {
  /** JSON. */
  readonly sourceMap?: string;
}

/** The code of the app or of one component definition. */
export interface DefinitionBundle {
  /** Folder relative to the app's functions' folder (`../node_modules/agent/dist`), empty for the app. */
  readonly definitionPath: string;
  /** `convex.config.js`, which imports other definitions as `./_componentDeps/<base64url of path>`. */
  readonly definition: BundledModule | undefined;
  /** Definition paths of what it imports. */
  readonly dependencies: readonly string[];
  readonly schema: BundledModule | undefined;
  /** Functions, shared chunks (`_deps/…`) and `auth.config.js`. */
  readonly modules: readonly BundledModule[];
}

/** Everything that a push brings. */
export interface ProjectBundle {
  /** Version of the client that pushed over the wire. */
  readonly clientVersion?: string;
  readonly app: DefinitionBundle;
  readonly components: readonly DefinitionBundle[];
}
