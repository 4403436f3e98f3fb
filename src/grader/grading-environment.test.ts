import { afterEach, expect, test, vi } from "vitest";
import { gradingEnvironment } from "./grading-environment.ts";
import { stubGradingEnvironment } from "./stub-grading-environment.ts";

const given = {
  CONVEX_PORT: "4100",
  CONVEX_SITE_PORT: "4101",
  FAULTLINE_ADMIN_KEY: "key",
  MODEL_OUTPUT_DIR: "/candidate",
  FAULTLINE_REFERENCE_FACTS: "/facts.json",
  FAULTLINE_SERVICES_URL: "http://127.0.0.1:4102/token/",
  FAULTLINE_FIXTURE_URL: "http://127.0.0.1:4103",
};

afterEach(() => {
  vi.unstubAllEnvs();
});

test("The environment tells where everything is, without trailing slashes.", () => {
  stubGradingEnvironment(given);
  expect(gradingEnvironment()).toEqual({
    deploymentUrl: "http://127.0.0.1:4100",
    siteUrl: "http://127.0.0.1:4101",
    adminKey: "key",
    projectDirectory: "/candidate",
    referenceFactsFile: "/facts.json",
    servicesUrl: "http://127.0.0.1:4102/token",
    fixtureUrl: "http://127.0.0.1:4103",
  });
});

test.each(Object.keys(given))("Without %s there is nothing to grade.", (missing) => {
  stubGradingEnvironment();
  vi.stubEnv(missing, undefined);
  expect(() => gradingEnvironment()).toThrow(missing);
});
