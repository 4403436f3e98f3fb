import { extname } from "node:path";
import { Hono } from "hono";
import { NotFound } from "../not-found.ts";
import type { AssetFolder, ViewerParts } from "../viewer-parts.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".woff2": "font/woff2",
  ".png": "image/png",
};

/** The built pages: files as they are, and the app itself at every other address. */
export function assetRoutes({ assets, token }: Pick<ViewerParts, "assets" | "token">): Hono {
  return new Hono().get("/*", async (context) => {
    if (assets === undefined) throw new NotFound("The viewer's pages are not built here.");
    const path = decoded(context.req.path).slice(1);
    const type = types[extname(path)];
    const file = path === "" || path === "index.html" ? undefined : await assets.read(path);
    if (file !== undefined) {
      // What stands below assets/ has the hash of its content in its name.
      const isImmutable = path.startsWith("assets/");
      return context.body(file, 200, {
        "content-type": type ?? "application/octet-stream",
        "cache-control": isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
      });
    }
    if (path.startsWith("assets/")) throw new NotFound("There is no such file.");
    return context.html(await page(assets, token), 200, { "cache-control": "no-store" });
  });
}

async function page(assets: AssetFolder, token: string | undefined): Promise<string> {
  const html = await assets.read("index.html");
  if (html === undefined) throw new NotFound("The viewer's pages are not built here.");
  return new TextDecoder()
    .decode(html)
    .replace(
      'name="faultline-token" content=""',
      `name="faultline-token" content="${token ?? ""}"`,
    );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new NotFound("There is no such address.");
  }
}
