import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { clientVersions, mutation, query } from "./client-versions.ts";
import { project } from "./project.ts";

interface Pages {
  readonly results: readonly { readonly n: number }[];
  readonly status: string;
  readonly loadMore: (count: number) => boolean;
}

describe.each(clientVersions)("clients of $version", ({ version, browser, react }) => {
  let deployed: DeployedProject;
  beforeAll(async () => {
    deployed = await deployProject(await detectSandbox(), project);
    requirePushed(deployed);
  });
  afterAll(() => deployed[Symbol.asyncDispose]());

  const change = (name: "add" | "remove", list: string, n: number) =>
    deployed.anonymous.mutation(`items:${name}`, { list, n });
  const fill = async (list: string, values: readonly number[]) => {
    for (const n of values) await change("add", list, n);
  };
  const open = (list: string) => {
    const client = new browser.ConvexClient(deployed.deployment.url, { logger: false });
    const shown: { last?: Pages } = {};
    client.onPaginatedUpdate_experimental(
      query("items:page"),
      { list },
      { initialNumItems: 3 },
      (pages) => {
        shown.last = pages as unknown as Pages; // declared as the result of one page; these are all pages so far
      },
    );
    const values = () => shown.last?.results.map(({ n }) => n);
    return { client, shown, values };
  };

  test("pages follow each other to the end", async () => {
    await fill("plain", [1, 2, 3, 4, 5]);
    const { client, shown, values } = open("plain");
    await expect.poll(values).toEqual([1, 2, 3]);
    expect(shown.last?.status).toBe("CanLoadMore");
    shown.last?.loadMore(2);
    await expect.poll(values).toEqual([1, 2, 3, 4, 5]);
    shown.last?.loadMore(2);
    await expect.poll(() => shown.last?.status).toBe("Exhausted");
    expect(values()).toEqual([1, 2, 3, 4, 5]);
    await client.close();
  });

  test("pages stay gapless and without repetition while documents come and go", async () => {
    await fill("live", [10, 20, 30, 40, 50, 60]);
    const { client, shown, values } = open("live");
    await expect.poll(values).toEqual([10, 20, 30]);
    shown.last?.loadMore(3);
    await expect.poll(values).toEqual([10, 20, 30, 40, 50, 60]);
    await change("add", "live", 25);
    await expect.poll(values).toEqual([10, 20, 25, 30, 40, 50, 60]);
    await change("add", "live", 35);
    await expect.poll(values).toEqual([10, 20, 25, 30, 35, 40, 50, 60]);
    await change("remove", "live", 30);
    await expect.poll(values).toEqual([10, 20, 25, 35, 40, 50, 60]);
    for (const n of [10, 20, 25]) await change("remove", "live", n);
    await expect.poll(values).toEqual([35, 40, 50, 60]);
    await change("add", "live", 5);
    await expect.poll(values).toEqual([5, 35, 40, 50, 60]);
    await client.close();
  });

  test("the first page keeps its end when the client connects again", async () => {
    await fill("again", [1, 2, 3, 4]);
    const args = { list: "again", paginationOpts: { numItems: 2, cursor: null } };
    const url = deployed.deployment.url;
    const first = new browser.BaseConvexClient(url, () => {}, { logger: false });
    first.subscribe("items:page", args);
    await expect.poll(() => first.queryJournal("items:page", args)).toBeTypeOf("string");
    const journal = first.queryJournal("items:page", args);
    await first.close();
    await change("add", "again", 0);
    const second = new browser.BaseConvexClient(url, () => {}, { logger: false });
    second.subscribe("items:page", args, journal === undefined ? {} : { journal });
    await expect
      .poll(() => second.localQueryResult("items:page", args))
      .toMatchObject({
        page: [{ n: 0 }, { n: 1 }, { n: 2 }],
      });
    await second.close();
  });

  test("a cursor of another query is refused by a name that clients know", async () => {
    const url = deployed.deployment.url;
    const http = new browser.ConvexHttpClient(url, { logger: false });
    const page = (list: string, cursor: string | null) =>
      http.query(query("items:page"), { list, paginationOpts: { numItems: 1, cursor } });
    await fill("one", [1, 2]);
    const { continueCursor } = (await page("one", null)) as { continueCursor: string }; // what `paginate` returns
    await expect(page("two", continueCursor)).rejects.toThrow("InvalidCursor");
  });

  test("React's client watches pages", async () => {
    await fill(`react-${version}`, [1, 2, 3]);
    const client = new react.ConvexReactClient(deployed.deployment.url, { logger: false });
    const args = { list: `react-${version}`, paginationOpts: { numItems: 2, cursor: null } };
    const watch = client.watchQuery(query("items:page"), args);
    watch.onUpdate(() => {});
    await expect
      .poll((): unknown => watch.localQueryResult())
      .toMatchObject({ page: [{ n: 1 }, { n: 2 }] });
    await client.mutation(mutation("items:remove"), { list: `react-${version}`, n: 2 });
    expect(watch.localQueryResult()).toMatchObject({ page: [{ n: 1 }], isDone: false });
    await client.close();
  });
});
