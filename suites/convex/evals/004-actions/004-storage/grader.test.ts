import {
  anyText,
  beforeEach,
  deployment,
  expect,
  reference,
  test,
  textLike,
} from "faultline/grader";

interface Stored {
  readonly storageId: string;
  readonly url: string;
}

const texts = [
  ["ordinary", "The witness was sworn in at 9:30."],
  ["empty", ""],
  ["of several lines", "Q: Where?\r\nA: Here.\n\n\tPause.\n"],
  ["with spaces around", "  …  "],
  ["beyond ASCII", "Zeugin: «Größe 42», 証人 – ½, e\u0301 apart"],
  ["with characters of four bytes", "𝔄 stamp 🖋️ and a flag 🇳🇴"],
  ["with a zero and quotes", "null \u0000 \"byte\" 'quoted' \\ end"],
] as const;

beforeEach(() => deployment.clear());

// task: "an object with exactly two fields: `storageId`, the id of the file, and `url` (string)"
test("Storing gives the id of one new file and its URL.", async () => {
  const stored = await store("The witness was sworn in.");
  expect(stored).toEqual({ storageId: anyText, url: textLike(/^https?:\/\//) });
  expect(await storedFiles()).toEqual([stored.storageId]);
});

// task: "It reads the file from storage and returns its content as a string."
// task: "Any text can be stored, the empty one too."
test.each(texts)("A text %s comes back as it was.", async (_name, text) => {
  const { storageId } = await store(text);
  expect(await read(storageId)).toBe(text);
});

// task: "It stores the text in Convex file storage, as it is, encoded in UTF-8"
// task: "under which the file can be downloaded"
test.each(texts)("The URL gives a text %s byte by byte.", async (_name, text) => {
  const { url } = await store(text);
  const response = await fetch(url);
  expect([response.status, [...new Uint8Array(await response.arrayBuffer())]]).toEqual([
    200,
    [...new TextEncoder().encode(text)],
  ]);
});

// task: "Any text can be stored, the empty one too."
test("A long text comes back whole.", async () => {
  const text = "Objection! – Überführt. ".repeat(40_000);
  const { storageId, url } = await store(text);
  expect((await read(storageId)) === text).toBe(true);
  expect((await (await fetch(url)).text()) === text).toBe(true);
});

// task: "It stores the text in Convex file storage, as it is"
test("Equal texts are two files, and each is read by its own id.", async () => {
  const [first, second, third] = [await store("same"), await store("same"), await store("other")];
  expect(new Set(await storedFiles())).toEqual(
    new Set([first.storageId, second.storageId, third.storageId]),
  );
  expect([await read(third.storageId), await read(first.storageId)]).toEqual(["other", "same"]);
});

// task: "When there is no such file (any more), it throws an error"
test("A file that is gone is an error, an empty one is not.", async () => {
  const { storageId } = await store("gone");
  await deployment.clear();
  const empty = await store("");
  await expect(read(storageId)).rejects.toThrow();
  expect(await read(empty.storageId)).toBe("");
});

// task: "A string that is no reference to a stored file is refused by the validation of arguments."
test("What is no id is refused.", async () => {
  await expect(read("transcript-7")).rejects.toThrow("ArgumentValidationError");
});

test("There are these two public actions, and no schema.", async () => {
  // task: "exactly two public functions, both Convex actions"
  expect(await deployment.functions()).toEqual(await reference.functions());
  // task: "Write no schema."
  expect(await deployment.schema()).toEqual({});
});

async function store(text: string): Promise<Stored> {
  return await deployment.anonymous.action<Stored>("transcripts:storeTranscript", { text });
}

async function read(storageId: string): Promise<unknown> {
  return await deployment.anonymous.action("transcripts:readTranscript", { storageId });
}

async function storedFiles(): Promise<readonly string[]> {
  return (await deployment.list("_storage")).map(({ _id }) => _id);
}
