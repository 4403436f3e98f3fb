import type { Signature } from "../../domain/signature.ts";
import { readModuleApi } from "./public-api.ts";

/** Modules whose types a message names without saying where they come from. */
const typeModules = ["convex/server", "convex/values", "convex/browser", "convex/react"];

/**
 * What the type declarations of the pinned packages say of the API that a failure is about: a sentence where they have
 * no such member or export, `undefined` where they do or are not known.
 */
export function declaredApi(
  { api }: Signature,
  pinned: Readonly<Record<string, string>>,
): string | undefined {
  if (api === undefined) return undefined;
  const [module = "", name] = api.split("#");
  return name === undefined ? missingMember(api, pinned) : missingExport(module, name, pinned);
}

type Pinned = Readonly<Record<string, string>>;

function missingExport(module: string, name: string, pinned: Pinned): string | undefined {
  const found = apiOf(module, pinned);
  if (found === undefined || found.exports.has(name)) return undefined;
  return `\`${module}\` ${found.version} exports no \`${name}\`.`;
}

function missingMember(api: string, pinned: Pinned): string | undefined {
  const [type = "", member = ""] = api.split(".");
  for (const module of typeModules) {
    const found = apiOf(module, pinned);
    const members = found?.members.get(type);
    if (found === undefined || members === undefined) continue;
    if (members.has(member)) return undefined;
    const listed = [...members].slice(0, 8).map((each) => `\`${each}\``);
    return `\`${type}\` of \`${module}\` ${found.version} has no \`${member}\`, but ${listed.join(", ")}.`;
  }
  return undefined;
}

function apiOf(module: string, pinned: Pinned) {
  const version = pinned[module.split("/")[0] ?? ""];
  return version === undefined ? undefined : readModuleApi(module, version);
}
