import { expect, test } from "vitest";
import { confineFetch } from "./confine-fetch.ts";

const own = "http://127.0.0.1:1";
const site = "http://127.0.0.1:2";
const reference = "http://127.0.0.1:3";

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly authorization: string | null;
}

/** A network on which each address answers as told; requests are kept. */
function network(answers: Readonly<Record<string, Response>>) {
  const seen: Seen[] = [];
  const perform: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    seen.push({
      method,
      url,
      body: await request.text(),
      authorization: headers.get("authorization"),
    });
    return answers[url] ?? new Response("found");
  };
  const confined = confineFetch(perform, {
    called: ({ origin }) => [own, site, reference].includes(origin),
    redirected: ({ origin }) => [own, site].includes(origin),
  });
  return { confined, seen };
}

function redirect(status: number, location: string): Response {
  return new Response(null, { status, headers: { location } });
}

test("servers of the grading are reached", async () => {
  const { confined, seen } = network({});
  const headers = { authorization: "key" };
  const response = await confined(`${reference}/a`, { method: "POST", body: "x", headers });
  expect(await response.text()).toBe("found");
  expect(seen).toEqual([
    { method: "POST", url: `${reference}/a`, body: "x", authorization: "key" },
  ]);
});

test("an address of any other server is refused before it is called", async () => {
  const { confined, seen } = network({});
  for (const url of ["http://127.0.0.1:9/", "https://example.com/", "file:///etc/hosts"]) {
    await expect(confined(url)).rejects.toThrow("a grader may not reach");
  }
  expect(seen).toEqual([]);
});

test("a redirect leads to the candidate's servers alone, not to the reference's", async () => {
  const { confined, seen } = network({
    [`${own}/away`]: redirect(302, "http://127.0.0.1:9/"),
    [`${own}/reference`]: redirect(307, `${reference}/`),
    [`${own}/site`]: redirect(307, `${site}/b`),
    [`${own}/seen`]: redirect(303, "/c"),
  });
  await expect(confined(`${own}/away`)).rejects.toThrow("a grader may not reach");
  await expect(confined(`${own}/reference`)).rejects.toThrow("a grader may not reach");
  const headers = { authorization: "key" };
  await confined(`${own}/site`, { method: "PUT", body: "kept", headers });
  await confined(`${own}/seen`, { method: "POST", body: "dropped", headers });
  expect(seen.filter(({ url }) => url === `${site}/b` || url === `${own}/c`)).toEqual([
    { method: "PUT", url: `${site}/b`, body: "kept", authorization: null },
    { method: "GET", url: `${own}/c`, body: "", authorization: "key" },
  ]);
});

test("a grader that asks for the redirect itself gets it; one without an end is given up", async () => {
  const { confined } = network({ [`${own}/away`]: redirect(302, "http://127.0.0.1:9/") });
  const response = await confined(`${own}/away`, { redirect: "manual" });
  expect(response.headers.get("location")).toBe("http://127.0.0.1:9/");
  const endless = confineFetch(async () => redirect(302, `${own}/again`), {
    called: () => true,
    redirected: () => true,
  });
  await expect(endless(`${own}/again`)).rejects.toThrow("too many redirects");
});
