import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const manifest = z
  .object({
    devDependencies: z.object({ node: z.string() }),
    scripts: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")));

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")));

test("npm run uses the pinned Node, whatever the machine has", () => {
  expect(process.version).toBe(`v${manifest.devDependencies.node}`);
});

test("no npm script needs a POSIX shell", () => {
  const shellOnly =
    /\$\(|\$[A-Za-z{]|`|\brm |\bcp |\bmv |\bsh |\bbash |\.sh\b|'(?=\s|$)|^\w+=|; |\|\| true/u;
  const offenders = Object.entries(manifest.scripts).filter(([, script]) =>
    shellOnly.test(script.replaceAll(/"[^"]*"/gu, "")),
  );
  expect(offenders).toEqual([]);
});

test("the lock file holds the binaries of every platform, so that npm ci works on each", () => {
  const paths = Object.keys(lock.packages);
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !paths.some((each) => each.endsWith(`node_modules/${name}`)))
      .map((name) => `${path} lacks ${name}`),
  );
  expect(missing).toEqual([]);
});
