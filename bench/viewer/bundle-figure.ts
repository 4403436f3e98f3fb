import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Figure } from "../backend/figure.ts";

/** The script that every page starts with and the chunks that it loads at once, compressed. */
export async function bundleFigure(directory: string, bar: number): Promise<Figure> {
  const html = await readFile(join(directory, "index.html"), "utf8");
  const scripts = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/gu)].map(
    ([, file = ""]) => file,
  );
  const texts = await Promise.all(scripts.map((file) => readFile(join(directory, file))));
  const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  return { name: "main bundle, compressed", unit: "KiB", value: bytes / 1024, bar };
}
