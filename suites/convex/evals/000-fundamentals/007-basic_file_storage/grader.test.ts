import {
  anyNumber,
  anyText,
  beforeEach,
  deployment,
  expect,
  reference,
  test,
} from "faultline/grader";

const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 128, 10, 13]);

beforeEach(() => deployment.clear());

// task: "It returns a URL to which a client can upload one file."
// task: "It stores a document and returns its id."
// task: "It returns the URL from which the file can be downloaded."
test("A file that was uploaded and recorded can be downloaded.", async () => {
  const storageId = await upload(bytes, "image/png");
  const scanId = await record(storageId, "Ottilie");
  expect(await deployment.list("receiptScans")).toEqual([
    { _id: scanId, _creationTime: anyNumber, storageId, claimant: "Ottilie" },
  ]);
  const response = await fetch(await urlOf(scanId));
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("image/png");
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
});

// task: "It returns the URL from which the file can be downloaded."
test("Each scan has the URL of its own file.", async () => {
  const first = await record(await upload(text("taxi"), "text/plain"), "Ottilie");
  const second = await record(await upload(text("hotel"), "text/plain"), "Ottilie");
  expect(await (await fetch(await urlOf(second))).text()).toBe("hotel");
  expect(await (await fetch(await urlOf(first))).text()).toBe("taxi");
});

// task: "It returns a URL to which a client can upload one file."
test("Every upload has a URL of its own.", async () => {
  const [first, second] = [await startUpload(), await startUpload()];
  expect(new URL(first).protocol).toMatch(/^https?:$/);
  expect(first).not.toBe(second);
});

// task: "It returns the metadata of the file: its whole document in the system table `_storage`, with `_id`, `_creationTime`, `sha256`, `size` and `contentType`."
test.each([
  [bytes, "image/png"],
  [text("taxi"), "text/plain"],
])("The facts of a scan are the metadata of its file.", async (content, contentType) => {
  await record(await upload(text("another file"), "text/csv"), "Ottilie");
  const storageId = await upload(content, contentType);
  const scanId = await record(storageId, "Ottilie");
  expect(await factsOf(scanId)).toEqual({
    _id: storageId,
    _creationTime: anyNumber,
    sha256: anyText,
    size: content.length,
    contentType,
  });
  const stored = await deployment.list("_storage");
  expect(await factsOf(scanId)).toEqual(stored.find(({ _id }) => _id === storageId));
});

// task: "It deletes both the file and the document, and returns null."
test("Removing a scan removes its file and its document, and no others.", async () => {
  const keptId = await record(await upload(text("hotel"), "text/plain"), "Ottilie");
  const scanId = await record(await upload(bytes, "image/png"), "Ottilie");
  const url = await urlOf(scanId);
  expect(await remove(scanId)).toBeNull();
  expect((await fetch(url)).status).toBe(404);
  expect((await deployment.list("_storage")).map(({ size }) => size)).toEqual([5]);
  expect((await deployment.list("receiptScans")).map(({ _id }) => _id)).toEqual([keptId]);
  expect(await (await fetch(await urlOf(keptId))).text()).toBe("hotel");
});

// task: "`scanUrl`, `scanFacts` and `removeScan` throw an error when the document does not exist (any more)."
test("Nothing is to be had of a scan that was removed.", async () => {
  const keptId = await record(await upload(text("hotel"), "text/plain"), "Ottilie");
  const scanId = await record(await upload(bytes, "image/png"), "Ottilie");
  await remove(scanId);
  await expect(urlOf(scanId)).rejects.toThrow();
  await expect(factsOf(scanId)).rejects.toThrow();
  await expect(remove(scanId)).rejects.toThrow();
  expect((await deployment.list("receiptScans")).map(({ _id }) => _id)).toEqual([keptId]);
  expect((await deployment.list("_storage")).map(({ size }) => size)).toEqual([5]);
});

// task: "`scanUrl` and `scanFacts` also throw when the document is there but its file is not"
// task: "It deletes both the file and the document, and returns null."
test("A scan whose file went with another scan has neither URL nor facts.", async () => {
  const storageId = await upload(bytes, "image/png");
  const scanId = await record(storageId, "Ottilie");
  await urlOf(scanId);
  await factsOf(scanId);
  await remove(await record(storageId, "Ravn"));
  expect((await deployment.list("receiptScans")).map(({ _id }) => _id)).toEqual([scanId]);
  await expect(urlOf(scanId)).rejects.toThrow();
  await expect(factsOf(scanId)).rejects.toThrow();
});

// task: "`startUpload`, a mutation without arguments."
// task: "a mutation with the arguments `storageId` (id of the uploaded file) and `claimant` (string)"
// task: "`scanId` is the id of a document of `receiptScans`."
test("Other arguments are refused.", async () => {
  const storageId = await upload(bytes, "image/png");
  const scanId = await record(storageId, "Ottilie");
  const { anonymous } = deployment;
  const calls = [
    anonymous.mutation("scans:startUpload", { claimant: "Ottilie" }),
    anonymous.mutation("scans:recordScan", { storageId: scanId, claimant: "Ottilie" }),
    anonymous.mutation("scans:recordScan", { storageId, claimant: 7 }),
    anonymous.mutation("scans:recordScan", { storageId }),
    anonymous.query("scans:scanUrl", { scanId: storageId }),
    anonymous.query("scans:scanFacts", { scanId: storageId }),
    anonymous.mutation("scans:removeScan", { scanId: storageId }),
  ];
  for (const call of await Promise.allSettled(calls)) {
    expect(call).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringContaining("ArgumentValidationError") },
    });
  }
});

// task: "`convex/schema.ts` with exactly one table, without indexes"
// task: "`convex/scans.ts` with five public functions."
test("The schema has this table, and the functions are as described.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toMatchObject(await reference.functions());
});

function text(content: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(content);
}

async function startUpload(): Promise<string> {
  return await deployment.anonymous.mutation("scans:startUpload");
}

async function upload(content: Uint8Array<ArrayBuffer>, contentType: string): Promise<string> {
  const response = await fetch(await startUpload(), {
    method: "POST",
    headers: { "Content-Type": contentType },
    body: content,
  });
  const answer: { readonly storageId: string } = JSON.parse(await response.text());
  return answer.storageId;
}

async function record(storageId: string, claimant: string): Promise<string> {
  return await deployment.anonymous.mutation("scans:recordScan", { storageId, claimant });
}

async function urlOf(scanId: string): Promise<string> {
  return await deployment.anonymous.query("scans:scanUrl", { scanId });
}

async function factsOf(scanId: string): Promise<unknown> {
  return await deployment.anonymous.query("scans:scanFacts", { scanId });
}

async function remove(scanId: string): Promise<unknown> {
  return await deployment.anonymous.mutation("scans:removeScan", { scanId });
}
