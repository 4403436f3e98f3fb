import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import { TotalsReporter } from "./test/totals-reporter.ts";

/** Folders of pure code: their tests share one context per worker, which makes them several times faster. */
const pure = [
  ...["domain", "stats", "lib", "generation"].map((folder) => `src/${folder}/**/*.test.ts`),
  "viewer/**/*.test.ts",
];

export default defineConfig({
  resolve: {
    alias: {
      "faultline/grader": fileURLToPath(new URL("src/public/grader.ts", import.meta.url)),
    },
  },
  test: {
    reporters: [["default", { summary: false }], new TotalsReporter()],
    exclude: [...configDefaults.exclude, "suites/**", "examples/**", "test/fixtures/**"],
    projects: [
      {
        extends: true,
        test: { name: "pure", include: pure, isolate: false, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: "unit",
          provide: { propertyOperations: 4_000 },
          include: ["{src,docs,bench,faultlab,test}/**/*.test.ts"],
          exclude: [
            ...configDefaults.exclude,
            ...pure,
            "test/{e2e,conformance,browser}/**",
            "test/fixtures/**",
          ],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // The properties of the backend at length; `unit` runs them too, a few times each.
        test: {
          name: "properties",
          include: ["src/backend/**/*.property.test.ts"],
          provide: { propertyOperations: 100_000 },
          testTimeout: 600_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: "conformance",
          include: ["test/conformance/**/*.test.ts"],
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        // Journeys through the viewer in Chromium.
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 900_000,
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
