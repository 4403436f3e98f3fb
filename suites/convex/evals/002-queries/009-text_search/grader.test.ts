import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

interface Note {
  readonly heading: string;
  readonly text: string;
  readonly surveyor: string;
  readonly labels: readonly string[];
  readonly cleared: boolean;
}

interface Found {
  readonly heading: string;
  readonly preview: string;
}

const searchNotes = "notes:searchNotes";

beforeEach(() => deployment.clear());

// task: "and an empty array when there are none"
test("A word that no note holds finds nothing.", async () => {
  expect(await search("lichen")).toEqual([]);
  await insertNotes({ text: "Moss on the north face." }, { text: "The unlichened side." });
  expect(await search("lichen")).toEqual([]);
});

// task: "It searches the `text` of the notes for `term`"
// task: "The headings and labels are not searched."
test("The text is searched, headings and labels are not.", async () => {
  await insertNotes(
    { heading: "Lichen", text: "Nothing grows here.", labels: ["lichen"] },
    { heading: "Wall", text: "Grey lichen on slate.", labels: ["wall", "slate", "wall"] },
  );
  expect(await search("lichen")).toEqual([
    { heading: "Wall", labels: ["wall", "slate", "wall"], preview: "Grey lichen on slate." },
  ]);
});

// task: "notes that hold one of the words of the term at least, whatever their case"
test.each(["lichen", "LICHEN", "Lichen granite", "granite lichen"])(
  "The case of words does not matter, and one of them is enough: %s.",
  async (term) => {
    await insertNotes({ heading: "Wall", text: "LiChEn, on slate" }, { text: "Moss" });
    expect(await headings(term)).toEqual(["Wall"]);
  },
);

// task: "Only notes of exactly this surveyor (compared as it is, case and spaces included) that are cleared (`cleared` is true) count."
test("Notes of other surveyors and notes that are not cleared are not found.", async () => {
  await insertNotes(
    { heading: "other", surveyor: "bo" },
    { heading: "other, not cleared", surveyor: "bo", cleared: false },
    { heading: "not cleared", cleared: false },
    { heading: "wanted" },
    { heading: "longer name", surveyor: "ayla2" },
    { heading: "other case", surveyor: "Ayla" },
  );
  expect(await headings("lichen")).toEqual(["wanted"]);
  expect(await headings("lichen", "bo")).toEqual(["other"]);
  for (const surveyor of ["cai", "ayla ", " ayla"]) {
    expect(await headings("lichen", surveyor)).toEqual([]);
  }
});

// task: "an array of the ten best matches"
// task: "all matches when there are fewer than ten"
test.each([
  [9, 9],
  [10, 10],
  [11, 10],
  [15, 10],
])("Of %i matches %i are returned.", async (count, expected) => {
  await insertNotes(...Array.from({ length: count }, (_, index) => ({ heading: `N${index}` })));
  const found = await headings("lichen");
  expect(new Set(found).size).toBe(expected);
  expect(found).toHaveLength(expected);
});

// task: "in the order of the search (the best match first)"
test("A note that holds more words of the term comes first.", async () => {
  const other = "grows beside the old road that leads up to the ridge and down again";
  await insertNotes(
    { heading: "one", text: `Lichen ${other}.` },
    { heading: "both", text: "Lichen on granite." },
    { heading: "another", text: `Granite ${other}.` },
  );
  expect((await headings("granite lichen"))[0]).toBe("both");
  expect((await headings("granite lichen")).toSorted()).toEqual(["another", "both", "one"]);
});

// task: "an array of the ten best matches"
test("Of many matches the best are returned.", async () => {
  const weak = { heading: "weak", text: `Lichen ${"and moss and fern ".repeat(20)}` };
  const strong = { heading: "strong", text: "Lichen lichen." };
  const many = Array.from({ length: 8 }, () => weak);
  await insertNotes(...many, strong, ...many, strong, ...many);
  expect((await headings("lichen")).slice(0, 2)).toEqual(["strong", "strong"]);
});

// task: "the first 100 characters of `text` (the whole text when it is shorter) as they are"
test.each([6, 99, 100, 101, 350])(
  "Of a text of %i characters 100 at most are shown.",
  async (n) => {
    const text = "Lichen on slate, wall by wall. ".repeat(12).slice(0, n);
    await insertNotes({ heading: "Wall", text });
    expect(await search("lichen")).toEqual([
      { heading: "Wall", labels: [], preview: text.slice(0, 100) },
    ]);
  },
);

// task: "nothing is added, and spaces and line breaks stay"
test("Spaces and line breaks of a text stay in its preview.", async () => {
  const text = "  Lichen on slate.\n\nWall   by\twall.\n";
  await insertNotes({ heading: "Wall", text });
  expect(await search("lichen")).toEqual([{ heading: "Wall", labels: [], preview: text }]);
});

// task: "Both are conditions of the search itself, so that a call reads at most 20 documents, however many notes of other surveyors, or not cleared, match."
test("Better matches that do not count take nobody's place and are not read.", async () => {
  const better = { text: "Lichen lichen lichen." };
  const others = Array.from({ length: 30 }, () => ({ ...better, surveyor: "bo" }));
  const drafts = Array.from({ length: 30 }, () => ({ ...better, cleared: false }));
  const wanted = Array.from({ length: 12 }, () => ({ heading: "wanted" }));
  await insertNotes(...others, ...wanted, ...drafts);
  expect(await headings("lichen")).toEqual(Array.from({ length: 10 }, () => "wanted"));
  const usage = await deployment.usage("query", searchNotes, { term: "lichen", surveyor: "ayla" });
  expect(usage.documentsRead).toBeLessThanOrEqual(20);
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `searchNotes`, and no other function"
  // task: "Its arguments are `term` and `surveyor`, both required strings."
  expect(await deployment.functions()).toEqual({
    [searchNotes]: {
      kind: "query",
      visibility: "public",
      args: { object: { surveyor: "string", term: "string" } },
    },
  });
});

async function search(term: string, surveyor = "ayla"): Promise<readonly Found[]> {
  return await deployment.anonymous.query(searchNotes, { term, surveyor });
}

async function headings(term: string, surveyor?: string): Promise<readonly string[]> {
  return (await search(term, surveyor)).map(({ heading }) => heading);
}

async function insertNotes(...given: readonly Partial<Note>[]): Promise<void> {
  const notes = given.map(({ labels = [], ...note }) => ({
    heading: "Note",
    text: "Yellow lichen covers the wall behind the barn.",
    surveyor: "ayla",
    cleared: true,
    ...note,
    labels: [...labels],
  }));
  await deployment.insertAll("fieldNotes", notes);
}
