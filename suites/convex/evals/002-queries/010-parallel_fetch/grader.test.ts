import {
  awaitedCallsInLoops,
  beforeEach,
  candidateFiles,
  deployment,
  expect,
  reference,
  test,
} from "faultline/grader";

const artistPage = "artists:artistPage";
const kinds = ["stream", "download", "sample"] as const;

type Plays = Readonly<Record<(typeof kinds)[number], number>>;

const noPlays: Plays = { stream: 0, download: 0, sample: 0 };

beforeEach(() => deployment.clear());

// task: "When no artist has exactly this handle, it returns null."
test("An unknown handle gives null.", async () => {
  expect(await pageOf("nova")).toBeNull();
  await insertArtist("Nova");
  await insertArtist("nova2");
  expect(await pageOf("nova")).toBeNull();
});

// task: "When the artist has no row in `artistSettings`, it throws an error (any message), also when the artist has no tracks."
test("An artist without settings is an error, with tracks and without.", async () => {
  const artistId = await deployment.insert("artists", { handle: "nova", name: "Nova" });
  await insertArtist("iris");
  await expect(pageOf("nova")).rejects.toThrow();
  await insertTracks(artistId, ["Dawn"]);
  await expect(pageOf("nova")).rejects.toThrow();
  expect(await pageOf("iris")).toMatchObject({ name: "The iris" });
});

// task: "an object with exactly four fields: `name` (of the artist), `theme` and `biography` (of the settings), and `tracks`"
test("An artist without tracks has the other fields and an empty list.", async () => {
  await insertArtist("iris");
  await insertArtist("nova");
  expect(await pageOf("nova")).toEqual({
    name: "The nova",
    theme: "theme of nova",
    biography: "life of nova",
    tracks: [],
  });
});

// task: "each the number of plays of the track of that kind, 0 where there are none"
// task: "Each is an object with exactly two fields: `title`, and `plays`"
test("Plays are counted by track and kind.", async () => {
  const artistId = await insertArtist("nova");
  const [first, second, , fourth] = await insertTracks(artistId, ["One", "Two", "Three", "Four"]);
  await insertPlays(first, { stream: 3, download: 2, sample: 1 });
  await insertPlays(second, { ...noPlays, sample: 4 });
  await insertPlays(fourth, { ...noPlays, stream: 300, download: 1 });
  expect(await pageOf("nova")).toEqual({
    name: "The nova",
    theme: "theme of nova",
    biography: "life of nova",
    tracks: [
      { title: "Four", plays: { stream: 300, download: 1, sample: 0 } },
      { title: "Three", plays: noPlays },
      { title: "Two", plays: { stream: 0, download: 0, sample: 4 } },
      { title: "One", plays: { stream: 3, download: 2, sample: 1 } },
    ],
  });
});

// task: "each the number of plays of the track of that kind"
test("Tracks of the same title have plays of their own.", async () => {
  const artistId = await insertArtist("nova");
  const [first, second] = await insertTracks(artistId, ["Dawn", "Dawn"]);
  await insertPlays(first, { ...noPlays, stream: 2 });
  await insertPlays(second, { ...noPlays, sample: 3 });
  expect(await pageOf("nova")).toMatchObject({
    tracks: [
      { title: "Dawn", plays: { ...noPlays, sample: 3 } },
      { title: "Dawn", plays: { ...noPlays, stream: 2 } },
    ],
  });
});

// task: "an array of the artist's 15 newest tracks (all of them when there are fewer), the one that was stored last first"
test.each([14, 15, 16, 20])("Of %i tracks the newest are listed, 15 at most.", async (count) => {
  const artistId = await insertArtist("nova");
  const titles = Array.from({ length: count }, (_, index) => `Track ${(index * 7) % count}`);
  await insertTracks(artistId, titles);
  const tracks = titles.toReversed().map((title) => ({ title, plays: noPlays }));
  expect(await pageOf("nova")).toMatchObject({ tracks: tracks.slice(0, 15) });
});

// task: "a call reads no settings, tracks or plays of other artists"
test("Tracks and plays of other artists are not shown.", async () => {
  const [nova, iris] = [await insertArtist("nova"), await insertArtist("iris")];
  const [dawn] = await insertTracks(nova, ["Dawn"]);
  const [dusk] = await insertTracks(iris, ["Dusk"]);
  await insertPlays(dawn, { ...noPlays, stream: 1 });
  await insertPlays(dusk, { ...noPlays, stream: 2 });
  expect(await pageOf("nova")).toMatchObject({
    theme: "theme of nova",
    tracks: [{ title: "Dawn", plays: { ...noPlays, stream: 1 } }],
  });
  expect(await pageOf("iris")).toMatchObject({
    theme: "theme of iris",
    tracks: [{ title: "Dusk", plays: { ...noPlays, stream: 2 } }],
  });
});

// task: "no plays of tracks that are not among the 15 newest. Of the older tracks it reads few, however many there are."
test("Little is read of old tracks, and nothing of other artists.", async () => {
  const [nova, iris] = [await insertArtist("nova"), await insertArtist("iris")];
  const others = await insertTracks(iris, titlesOf(60));
  const old = await insertTracks(nova, titlesOf(100));
  const recent = await insertTracks(nova, titlesOf(15));
  for (const trackId of [...others.slice(0, 5), ...old.slice(-5)]) {
    await insertPlays(trackId, { ...noPlays, stream: 50 });
  }
  for (const trackId of recent) await insertPlays(trackId, { ...noPlays, sample: 2 });
  expect(await pageOf("nova")).toMatchObject({ name: "The nova" });
  const usage = await deployment.usage("query", artistPage, { handle: "nova" });
  const [artist, settings, tracks, plays, fewOldTracks] = [1, 1, 15, 30, 20];
  expect(usage.documentsRead).toBeLessThanOrEqual(
    artist + settings + tracks + plays + fewOldTracks,
  );
});

// task: "do not `await` a call inside a loop (nor in a callback of `reduce`)"
test("No loop waits for one read before it starts the next.", async () => {
  expect(awaitedCallsInLoops(await candidateFiles())).toEqual([]);
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `artistPage`, and no other function. Its only argument is `handle` (string)."
  expect(await deployment.functions()).toEqual({
    [artistPage]: { kind: "query", visibility: "public", args: { object: { handle: "string" } } },
  });
});

async function pageOf(handle: string): Promise<unknown> {
  return await deployment.anonymous.query(artistPage, { handle });
}

/** An artist with settings. */
async function insertArtist(handle: string): Promise<string> {
  const artistId = await deployment.insert("artists", { handle, name: `The ${handle}` });
  const settings = { artistId, theme: `theme of ${handle}`, biography: `life of ${handle}` };
  await deployment.insert("artistSettings", settings);
  return artistId;
}

function titlesOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `Track ${index}`);
}

async function insertTracks(
  artistId: string,
  titles: readonly string[],
): Promise<readonly string[]> {
  return await deployment.insertAll(
    "tracks",
    titles.map((title) => ({ artistId, title })),
  );
}

async function insertPlays(trackId: string | undefined, plays: Plays): Promise<void> {
  const rows = kinds.flatMap((kind) =>
    Array.from({ length: plays[kind] }, () => ({ trackId, kind })),
  );
  await deployment.insertAll("plays", rows);
}
