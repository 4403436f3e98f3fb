import { confineFetch } from "./confine-fetch.ts";

/** Runs in a grader's process before the grader is loaded. */
const loopback: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/** Variables that hold a port or an address; those of the candidate's own servers first. */
const ofCandidate = ["CONVEX_PORT", "CONVEX_SITE_PORT", "FAULTLINE_FIXTURE_URL"];
const ofGrading = ["CONVEX_ANSWER_PORT", "CONVEX_ANSWER_SITE_PORT", "FAULTLINE_SERVICES_URL"];

globalThis.fetch = confineFetch(globalThis.fetch, {
  called: (url) => isServed(url, [...ofCandidate, ...ofGrading]),
  redirected: (url) => isServed(url, ofCandidate),
});

function isServed({ protocol, hostname, port }: URL, variables: readonly string[]): boolean {
  if (protocol !== "http:" || !loopback.includes(hostname)) return false;
  return variables.some((name) => portIn(process.env[name] ?? "") === port);
}

function portIn(value: string): string | undefined {
  if (/^\d+$/.test(value)) return value;
  return URL.canParse(value) ? new URL(value).port : undefined;
}
