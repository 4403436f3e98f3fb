import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";
import type { SchemaShape } from "faultline/grader";

beforeEach(() => deployment.clear());

// task: "It adds a painting, which carries the city of that gallery, and returns the painting's id."
test("A painting that is accepted carries the city of its gallery.", async () => {
  const [ghent, porto] = [await insertGallery("Ghent"), await insertGallery("Porto")];
  const first = await accept("Weir", porto);
  const second = await accept("Tern", ghent);
  expect(await deployment.list("paintings")).toEqual([
    painting({ _id: first, title: "Weir", gallery: porto, city: "Porto" }),
    painting({ _id: second, title: "Tern", gallery: ghent, city: "Ghent" }),
  ]);
  expect(await galleries()).toEqual([galleryIn("Ghent"), galleryIn("Porto")]);
});

// task: "When the gallery does not exist, it throws an error and adds nothing."
test("No painting is accepted for a gallery that is gone.", async () => {
  const gallery = await insertGallery("Ghent");
  await deployment.clearTable("galleries");
  await expect(accept("Weir", gallery)).rejects.toThrow();
  expect(await deployment.list("paintings")).toEqual([]);
});

// task: "It changes the city of the gallery and the copies in all paintings of this gallery"
// task: "Other galleries and their paintings stay as they are"
test("A gallery moves with its paintings, and its neighbours in the same city stay.", async () => {
  const [moving, neighbour, far] = [
    await insertGallery("Ghent"),
    await insertGallery("Ghent"),
    await insertGallery("Porto"),
  ];
  const owners = [moving, neighbour, moving, far, moving];
  const ids: unknown[] = [];
  for (const [index, gallery] of owners.entries()) ids.push(await accept(`No. ${index}`, gallery));
  expect(await relocate(moving, "Lviv")).toBeNull();
  expect(await galleries()).toEqual([galleryIn("Lviv"), galleryIn("Ghent"), galleryIn("Porto")]);
  const cities = ["Lviv", "Ghent", "Lviv", "Porto", "Lviv"];
  expect(await deployment.list("paintings")).toEqual(
    owners.map((gallery, index) =>
      painting({ _id: ids[index], title: `No. ${index}`, gallery, city: cities[index] }),
    ),
  );
});

// task: "changes the city of the gallery and the copies in all paintings of this gallery, however many"
// task: "It returns a list with one object per painting in exactly this city"
// task: "a call must not read paintings of other galleries"
test("A gallery with 600 paintings moves whole, without reading those of another.", async () => {
  const [moving, other] = [await insertGallery("Ghent"), await insertGallery("Ghent")];
  await insertPaintings(other, "Ghent", 700);
  await insertPaintings(moving, "Ghent", 600);
  const args = { gallery: moving, city: "Lviv" };
  const usage = await deployment.usage("mutation", "collection:relocateGallery", args);
  const cities = (await deployment.list("paintings")).map(({ city }) => city);
  expect(cities).toEqual([...Array(700).fill("Ghent"), ...Array(600).fill("Lviv")]);
  expect(await titlesIn("Lviv")).toEqual(Array.from({ length: 600 }, (_, index) => `No. ${index}`));
  // Each painting may be read a second time when it is written, and the gallery twice.
  expect(usage.documentsRead).toBeLessThanOrEqual(2 * 600 + 4);
});

// task: "a call must not read paintings of other galleries"
test("A gallery without paintings moves alone.", async () => {
  const [moving, other] = [await insertGallery("Ghent"), await insertGallery("Ghent")];
  await insertPaintings(other, "Ghent", 40);
  const args = { gallery: moving, city: "Lviv" };
  const usage = await deployment.usage("mutation", "collection:relocateGallery", args);
  expect(await galleries()).toEqual([galleryIn("Lviv"), galleryIn("Ghent")]);
  expect(usage.documentsRead).toBeLessThanOrEqual(5);
});

// task: "the copy must always be right"
test("A painting that is accepted after a move carries the new city.", async () => {
  const gallery = await insertGallery("Ghent");
  await accept("Weir", gallery);
  await relocate(gallery, "Lviv");
  await accept("Tern", gallery);
  await relocate(gallery, "");
  expect(await titlesIn("")).toEqual(["Weir", "Tern"]);
  await relocate(gallery, "Porto");
  expect(await titlesIn("Porto")).toEqual(["Weir", "Tern"]);
  expect(await titlesIn("Lviv")).toEqual([]);
});

// task: "the copy must always be right"
test("Paintings that arrive while the gallery moves end up in its city.", async () => {
  const gallery = await insertGallery("Ghent");
  const arrivals = ["Weir", "Tern", "Reed", "Mill"].map((title) => accept(title, gallery));
  await Promise.all([...arrivals, relocate(gallery, "Lviv")]);
  expect((await titlesIn("Lviv")).toSorted()).toEqual(["Mill", "Reed", "Tern", "Weir"]);
});

// task: "When the gallery does not exist, it throws an error and changes nothing."
test("A gallery that is gone cannot move, and its paintings stay.", async () => {
  const gallery = await insertGallery("Ghent");
  await insertPaintings(gallery, "Ghent", 2);
  await deployment.clearTable("galleries");
  const before = await deployment.list("paintings");
  await expect(relocate(gallery, "Lviv")).rejects.toThrow();
  expect(await deployment.list("paintings")).toEqual(before);
  expect(await deployment.list("galleries")).toEqual([]);
});

// task: "one object per painting in exactly this city, with `title` and `medium` and nothing else"
// task: "in the order in which the paintings were added"
test("A city shows the title and the medium of its paintings, those added first in front.", async () => {
  const [ghent, also, other] = [
    await insertGallery("Ghent"),
    await insertGallery("Ghent"),
    await insertGallery("Ghent Sint-Amandsberg"),
  ];
  await accept("Weir", also, "oil");
  await accept("Tern", ghent, "ink");
  await accept("Reed", other, "oil");
  await accept("Mill", also, "chalk");
  expect(await inCity("Ghent")).toEqual([
    { title: "Weir", medium: "oil" },
    { title: "Tern", medium: "ink" },
    { title: "Mill", medium: "chalk" },
  ]);
  expect(await inCity("ghent")).toEqual([]);
  expect(await inCity("")).toEqual([]);
});

// task: "an index named `by_city` over `city` alone"
// task: "It finds them through the index `by_city` and reads no documents but the paintings that it returns."
test("A city is read through its index, without the galleries.", async () => {
  const [ghent, porto] = [await insertGallery("Ghent"), await insertGallery("Porto")];
  await insertPaintings(porto, "Porto", 100);
  await insertPaintings(ghent, "Ghent", 30);
  const read = async (city: string) =>
    (await deployment.usage("query", "collection:paintingsInCity", { city })).documentsRead;
  expect([await read("Ghent"), await read("Lviv")]).toEqual([30, 0]);
});

// task: "the two tables with exactly the fields above, and one more field, `city` (string), in `paintings`"
test("The tables have the fields that the task lists.", async () => {
  expect(documentsOf(await deployment.schema())).toEqual(documentsOf(await reference.schema()));
});

// task: "`paintings` has an index named `by_city` over `city` alone, and an index whose first field is `gallery`"
test("Paintings are indexed by the city and by the gallery.", async () => {
  const named = await deployment.schema({ indexNames: true });
  expect(named["paintings"]?.indexes).toContain("by_city: city");
  const { paintings } = await deployment.schema();
  const firstFields = paintings?.indexes.map((index) => index.split(", ")[0]);
  expect(firstFields).toContain("gallery");
});

// task: "registers three public functions and no others"
test("The functions are as described.", async () => {
  expect(await deployment.functions()).toEqual(await reference.functions());
});

async function insertGallery(city: string): Promise<string> {
  return await deployment.insert("galleries", galleryIn(city));
}

async function insertPaintings(gallery: string, city: string, count: number): Promise<void> {
  const paintings = Array.from({ length: count }, (_, index) => ({
    title: `No. ${index}`,
    medium: "oil",
    gallery,
    city,
  }));
  await deployment.insertAll("paintings", paintings);
}

async function accept(title: string, gallery: string, medium = "oil"): Promise<unknown> {
  const args = { title, medium, gallery };
  return await deployment.anonymous.mutation("collection:acceptPainting", args);
}

async function relocate(gallery: string, city: string): Promise<unknown> {
  return await deployment.anonymous.mutation("collection:relocateGallery", { gallery, city });
}

type Shown = readonly { readonly title: string }[];

async function inCity(city: string): Promise<Shown> {
  return await deployment.anonymous.query<Shown>("collection:paintingsInCity", { city });
}

async function titlesIn(city: string): Promise<readonly string[]> {
  return (await inCity(city)).map(({ title }) => title);
}

async function galleries(): Promise<readonly unknown[]> {
  return (await deployment.list("galleries")).map(({ _id, _creationTime, ...fields }) => fields);
}

function galleryIn(city: string) {
  return { city, rating: 4.5 };
}

function painting(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { _creationTime: anyNumber, medium: "oil", ...fields };
}

/** Names of indexes and further indexes are open. */
function documentsOf(schema: SchemaShape): readonly unknown[] {
  return Object.entries(schema).map(([table, { document }]) => ({ table, document }));
}
