import * as z from "zod";

/** Where a grader finds what it grades; given by the grading step as environment variables. */
export interface GradingEnvironment {
  /** Base URL of the candidate's deployment, without a trailing slash. */
  readonly deploymentUrl: string;
  /** Base URL of the candidate's HTTP actions. */
  readonly siteUrl: string;
  readonly adminKey: string;
  /** Absolute folder of the candidate's project; data, never imported. */
  readonly projectDirectory: string;
  /** Absolute path of the JSON file with the reference's schema and function spec. */
  readonly referenceFactsFile: string;
  /** Base URL of rendering and of the control of the fixture. */
  readonly servicesUrl: string;
  /** Origin that the candidate's functions may fetch from. */
  readonly fixtureUrl: string;
}

const port = z.union([z.literal(""), z.coerce.number().int().positive()]);

const variables = z.object({
  CONVEX_PORT: port,
  CONVEX_SITE_PORT: port,
  FAULTLINE_ADMIN_KEY: z.string(),
  MODEL_OUTPUT_DIR: z.string(),
  FAULTLINE_REFERENCE_FACTS: z.string(),
  FAULTLINE_SERVICES_URL: z.url(),
  FAULTLINE_FIXTURE_URL: z.url(),
});

/**
 * Reads the environment of the grader's process: the one place outside `config/` that does, because a grader is
 * started by the grading step and not by a user. Fails where a variable is missing or malformed, and where the grader of
 * a static eval asks for a deployment.
 */
export function gradingEnvironment(): GradingEnvironment {
  const given = variables.parse(process.env);
  return {
    get deploymentUrl() {
      return loopbackUrl(given.CONVEX_PORT);
    },
    get siteUrl() {
      return loopbackUrl(given.CONVEX_SITE_PORT);
    },
    adminKey: given.FAULTLINE_ADMIN_KEY,
    projectDirectory: given.MODEL_OUTPUT_DIR,
    get referenceFactsFile() {
      return given.FAULTLINE_REFERENCE_FACTS || notDeployed();
    },
    servicesUrl: withoutTrailingSlash(given.FAULTLINE_SERVICES_URL),
    fixtureUrl: withoutTrailingSlash(given.FAULTLINE_FIXTURE_URL),
  };
}

function loopbackUrl(given: number | ""): string {
  return given === "" ? notDeployed() : `http://127.0.0.1:${given}`;
}

function notDeployed(): never {
  throw new Error(
    'This eval is static ("pipeline": "static" in eval.json): there is no deployment to ask, only files.',
  );
}

function withoutTrailingSlash(url: string): string {
  return url.endsWith("/") ? url.slice(0, -1) : url;
}
