import type { Json } from "../values/convex-value.ts";
import type { Frame } from "./frame.ts";

/** Answers one operation of user code. Throws `CallRejection` or `FunctionFailure` for what user code may catch. */
export type PlatformCall = (frame: Frame, args: unknown) => Json | Promise<Json>;

export type PlatformCalls = Readonly<Record<string, PlatformCall>>;
