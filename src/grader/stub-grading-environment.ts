import { vi } from "vitest";

/** A complete environment in which nothing can be reached. */
const unreachableEnvironment: Readonly<Record<string, string>> = {
  CONVEX_PORT: "1",
  CONVEX_SITE_PORT: "1",
  FAULTLINE_ADMIN_KEY: "secret",
  MODEL_OUTPUT_DIR: "/candidate",
  FAULTLINE_REFERENCE_FACTS: "/facts.json",
  FAULTLINE_SERVICES_URL: "http://127.0.0.1:1/token",
  FAULTLINE_FIXTURE_URL: "http://127.0.0.1:1",
};

/** For tests: sets the environment of a grader until `vi.unstubAllEnvs()`. */
export function stubGradingEnvironment(differences: Readonly<Record<string, string>> = {}): void {
  for (const [name, value] of Object.entries({ ...unreachableEnvironment, ...differences })) {
    vi.stubEnv(name, value);
  }
}
