import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

interface FoundReview {
  readonly play: string;
  readonly stars: number;
  readonly critic: string;
}

const searchReviews = "reviews:searchReviews";

beforeEach(() => deployment.clear());

// task: "`convex/schema.ts` is given; write it exactly as it is"
test("The schema is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "one public query, `searchReviews`, whose only argument is `term` (string). There are no other functions in the project."
test("There is one function, which is public.", async () => {
  expect(await deployment.functions()).toEqual({
    [searchReviews]: {
      kind: "query",
      visibility: "public",
      args: { object: { term: "string" } },
    },
  });
});

// task: "all reviews that the search index `search_verdict` finds for the term"
test("A term that no review holds finds nothing.", async () => {
  const criticId = await insertCritic("Ada");
  await insertReviews(criticId, [["Hamlet", "A haunting evening", 5]]);
  expect(await found("boring")).toEqual([]);
});

// task: "all reviews that the search index `search_verdict` finds for the term, in any order"
// task: "Each review is an object with exactly three fields: `play` and `stars` as they are stored, and `critic`, the name of the critic (any text, the empty one too)."
test("Reviews that hold the word are found, each with its own critic.", async () => {
  const [ada, bela] = [await insertCritic("Ada"), await insertCritic("Bela")];
  await insertReviews(ada, [["Faust", "Haunting, from the first scene", 4]]);
  await insertReviews(bela, [
    ["Medea", "A play that stays haunting for days", 5],
    ["Haunting of a House", "Dull in every scene", 1],
  ]);
  await insertReviews(ada, [
    ["Hamlet", "An evening to forget", 2],
    ["Woyzeck", "haunting", 3],
  ]);
  expect(await found("haunting")).toEqual([
    { play: "Faust", stars: 4, critic: "Ada" },
    { play: "Medea", stars: 5, critic: "Bela" },
    { play: "Woyzeck", stars: 3, critic: "Ada" },
  ]);
  expect(await found("scene")).toEqual([
    { play: "Faust", stars: 4, critic: "Ada" },
    { play: "Haunting of a House", stars: 1, critic: "Bela" },
  ]);
});

// task: "When the critic does not exist any more, `critic` is the text `Unknown critic`."
test("A review whose critic is gone has a text in place of the name.", async () => {
  const gone = await insertCritic("Ada");
  await deployment.clear();
  const bela = await insertCritic("Bela");
  await insertReviews(gone, [["Faust", "haunting", 4]]);
  await insertReviews(bela, [["Medea", "haunting", 5]]);
  expect(await found("haunting")).toEqual([
    { play: "Faust", stars: 4, critic: "Unknown critic" },
    { play: "Medea", stars: 5, critic: "Bela" },
  ]);
});

// task: "the name of the critic (any text, the empty one too)"
// task: "A play may have several reviews."
test("Reviews of the same play are all found, also that of a critic with an empty name.", async () => {
  const [ada, nameless] = [await insertCritic("Ada"), await insertCritic("")];
  await insertReviews(ada, [
    ["Medea", "haunting", 2],
    ["Medea", "haunting", 4],
  ]);
  await insertReviews(nameless, [["Medea", "haunting", 5]]);
  expect(await found("haunting")).toEqual([
    { play: "Medea", stars: 2, critic: "Ada" },
    { play: "Medea", stars: 4, critic: "Ada" },
    { play: "Medea", stars: 5, critic: "" },
  ]);
});

// task: "There is no limit of its own to their number."
test.each([12, 600])("%i reviews that match are all found.", async (count) => {
  const criticId = await insertCritic("Ada");
  const reviews = Array.from(
    { length: count },
    (_, index) => [`Play ${index + 100}`, "A haunting evening", index % 6] as const,
  );
  await insertReviews(criticId, reviews);
  expect(await found("haunting")).toEqual(
    reviews.map(([play, , stars]) => ({ play, stars, critic: "Ada" })),
  );
});

// task: "Only reviews that the search finds are read: the call must not read all reviews and look for the term itself."
test("Reviews that do not match are not read.", async () => {
  const criticId = await insertCritic("Ada");
  const dull = Array.from({ length: 80 }, (_, index) => [`Play ${index}`, "Dull", 1] as const);
  await insertReviews(criticId, [...dull, ["Medea", "A haunting evening", 5]]);
  const usage = await deployment.usage("query", searchReviews, { term: "haunting" });
  expect(usage.documentsRead).toBeLessThanOrEqual(10);
});

// task: "whose only argument is `term` (string)"
test.each([[{}], [{ term: 5 }], [{ term: "haunting", limit: 3 }]])(
  "A call with %j is refused.",
  async (args) => {
    await expect(deployment.anonymous.query(searchReviews, args)).rejects.toThrow(
      "ArgumentValidationError",
    );
  },
);

/** What the query finds, sorted by the play and the stars, for its order is free. */
async function found(term: string): Promise<readonly FoundReview[]> {
  const reviews = await deployment.anonymous.query<readonly FoundReview[]>(searchReviews, { term });
  return reviews.toSorted((a, b) => a.play.localeCompare(b.play) || a.stars - b.stars);
}

async function insertCritic(name: string): Promise<string> {
  return await deployment.insert("critics", { name, email: `${name}@press.test` });
}

type Review = readonly [play: string, verdict: string, stars: number];

async function insertReviews(criticId: string, reviews: readonly Review[]): Promise<void> {
  const documents = reviews.map(([play, verdict, stars]) => ({ criticId, play, verdict, stars }));
  await deployment.insertAll("reviews", documents);
}
