import {
  anyNumber,
  anyText,
  beforeEach,
  deployment,
  expect,
  reference,
  test,
  textLike,
} from "faultline/grader";

interface Upload {
  readonly plotId: string;
  readonly storageId: string;
  readonly url: string;
}

beforeEach(() => deployment.clear());

// task: "returns an object with `plotId` (id of the row), `storageId` (id of the file) and `url` (string, under which the file can be downloaded)"
// task: "has a row of `samplePlots` written for it"
test("An upload gives row, file and URL, and the row describes the file.", async () => {
  const upload = await uploadFile("Clover and vetch", "Plot 7");
  expect(upload).toEqual({
    plotId: anyText,
    storageId: anyText,
    url: textLike(/^https?:\/\//),
  });
  expect(await deployment.list("samplePlots")).toEqual([
    {
      _id: upload.plotId,
      _creationTime: anyNumber,
      storageId: upload.storageId,
      caption: "Plot 7",
      byteCount: 16,
    },
  ]);
});

// task: "`byteCount` is the size of the file in bytes, which is not always the length of the text."
test("The size counts bytes, not characters.", async () => {
  await uploadFile("Öland – 5 m² 🌱", "Plot 8");
  expect(await recordedSizes()).toEqual([21]);
});

// task: "An empty text is a file of 0 bytes."
test("An empty text is a file of no bytes.", async () => {
  const { url } = await uploadFile("", "Plot 9");
  expect(await recordedSizes()).toEqual([0]);
  expect(await download(url)).toBe("");
});

// task: "It stores the text in Convex file storage as a plain-text file"
test("A text of a million bytes is stored whole.", async () => {
  const text = "0123456789".repeat(100_000);
  const { url } = await uploadFile(text, "Plot 10");
  expect(await recordedSizes()).toEqual([1_000_000]);
  expect((await download(url)) === text).toBe(true);
});

// task: "It stores the text in Convex file storage as a plain-text file, has a row of `samplePlots` written for it"
test("Uploads at the same time do not mix.", async () => {
  const texts = ["moss", "lichen", "fern"];
  const uploads = await Promise.all(texts.map((text) => uploadFile(text, `Plot of ${text}`)));
  expect(await Promise.all(uploads.map(({ url }) => download(url)))).toEqual(texts);
  const captions = (await deployment.list("samplePlots")).map((row) => row["caption"]);
  expect(new Set(captions)).toEqual(new Set(["Plot of moss", "Plot of lichen", "Plot of fern"]));
  expect(captions).toHaveLength(3);
});

// task: "`url` (string, under which the file can be downloaded)"
test("The URL gives the text that was stored.", async () => {
  const { url } = await uploadFile("Heather, 40 % cover – ±2", "Plot 11");
  expect(await download(url)).toBe("Heather, 40 % cover – ±2");
});

// task: "`recordPlot`, internal, a mutation"
test("No client may record a file.", async () => {
  const { storageId } = await uploadFile("Sedge", "Plot 12");
  const args = { storageId, caption: "Plot 12", byteCount: 5 };
  await expect(deployment.anonymous.mutation("plots:recordPlot", args)).rejects.toThrow(
    "Could not find public function",
  );
  expect(await deployment.admin.mutation("plots:recordPlot", args)).toEqual(anyText);
});

// task: "The schema is given; write it as `convex/schema.ts`"
// task: "with exactly two functions"
test("The project has the given schema and these two functions.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual(await reference.functions());
});

async function uploadFile(text: string, caption: string): Promise<Upload> {
  return await deployment.anonymous.action<Upload>("plots:uploadFile", { text, caption });
}

async function download(url: string): Promise<string> {
  return await (await fetch(url)).text();
}

async function recordedSizes(): Promise<readonly unknown[]> {
  return (await deployment.list("samplePlots")).map((row) => row["byteCount"]);
}
