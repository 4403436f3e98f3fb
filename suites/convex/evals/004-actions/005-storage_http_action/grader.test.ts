import { anyText, beforeEach, deployment, expect, reference, test } from "faultline/grader";

interface Snapshot {
  readonly storageId: string;
  readonly url: string;
}

const everyByte = Uint8Array.from({ length: 512 }, (_, index) => index % 256);

beforeEach(() => deployment.clear());

// task: "It answers with status 200, the content type `application/json` (a charset may follow) and a JSON object with exactly two fields"
test("A snapshot is answered with the id of its file and its URL.", async () => {
  const response = await send({ body: "picture" });
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toMatch(/^application\/json\s*(?:;|$)/i);
  const snapshot: unknown = await response.json();
  const [file, ...others] = await deployment.list("_storage");
  expect(snapshot).toEqual({ storageId: file?._id, url: anyText });
  expect(others).toEqual([]);
});

// task: "It stores the body of the request in Convex file storage, byte by byte as it came"
// task: "`url`, under which the file can be downloaded"
test.each([
  ["Every byte", everyByte],
  ["Bytes that are no text", Uint8Array.of(0xff, 0xfe, 0xc3, 0x28, 0x00, 0xed, 0xa0, 0x80)],
  ["A text", new TextEncoder().encode("Gråsten, kl. 9 – 📷\r\n")],
])("%s can be downloaded as sent.", async (_name, bytes) => {
  const { url } = await keep({ body: bytes });
  expect(await download(url)).toEqual([...bytes]);
});

// task: "An empty body is stored as an empty file."
test("An empty body is an empty file.", async () => {
  const { storageId, url } = await keep({});
  expect(await download(url)).toEqual([]);
  expect(await deployment.list("_storage")).toMatchObject([{ _id: storageId }]);
});

// task: "byte by byte as it came"
test("A large picture is stored whole.", async () => {
  const bytes = Uint8Array.from({ length: 1_000_000 }, (_, index) => (index * 31) % 251);
  const { url } = await keep({ body: bytes });
  const stored = Buffer.from(await (await fetch(url)).arrayBuffer());
  expect(stored.equals(bytes)).toBe(true);
});

// task: "with the content type of the request if that has one"
test.each(["image/png", "application/x-camera-raw"])("The type %s is kept.", async (type) => {
  const { url } = await keep({ body: everyByte, headers: { "Content-Type": type } });
  const stored = (await fetch(url)).headers.get("Content-Type");
  expect(stored?.split(";")[0]?.trim().toLowerCase()).toBe(type);
});

// task: "It stores the body of the request in Convex file storage"
test("Two pictures are two files.", async () => {
  const [first, second] = [await keep({ body: "same" }), await keep({ body: "same" })];
  const ids = (await deployment.list("_storage")).map(({ _id }) => _id);
  expect(new Set(ids)).toEqual(new Set([first.storageId, second.storageId]));
  expect(ids).toHaveLength(2);
});

// task: "Every other method and path is answered with 404."
test.each([
  ["GET", "/snapshots"],
  ["PUT", "/snapshots"],
  ["DELETE", "/snapshots"],
  ["PATCH", "/snapshots"],
  ["OPTIONS", "/snapshots"],
  ["POST", "/"],
  ["POST", "/snapshots/"],
  ["POST", "/snapshots/7"],
  ["POST", "/snapshot"],
])("%s %s is not found, and stores nothing.", async (method, path) => {
  const response = await fetch(deployment.siteUrl + path, { method });
  expect(response.status).toBe(404);
  expect(await deployment.list("_storage")).toEqual([]);
});

// task: "It returns the URL at which the deployment serves HTTP actions"
test("The query tells where to send pictures.", async () => {
  expect(await deployment.anonymous.query("camera:uploadBase")).toBe(deployment.siteUrl);
});

test("There is one route, one query, and no schema.", async () => {
  // task: "whose router has exactly one route, `POST /snapshots`"
  expect(await deployment.routes()).toEqual(["POST /snapshots"]);
  // task: "one public query, `uploadBase`, without arguments; a call that passes any is refused"
  // task: "There are no other functions."
  expect(await deployment.functions()).toEqual(await reference.functions());
  // task: "Write no schema."
  expect(await deployment.schema()).toEqual({});
});

interface Sent {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send({ body, headers = {} }: Sent): Promise<Response> {
  return await fetch(`${deployment.siteUrl}/snapshots`, {
    method: "POST",
    headers: { ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

// task: "and a JSON object with exactly two fields: `storageId`, the id of the file, and `url`"
async function keep(sent: Sent): Promise<Snapshot> {
  const response = await send(sent);
  expect(response.status).toBe(200);
  const { storageId, url } = Object(await response.json());
  return { storageId: String(storageId), url: String(url) };
}

async function download(url: string): Promise<readonly number[]> {
  return [...new Uint8Array(await (await fetch(url)).arrayBuffer())];
}
