import {
  anyNumber,
  anyText,
  beforeEach,
  deployment,
  expect,
  reference,
  test,
} from "faultline/grader";

interface Page {
  readonly page: readonly unknown[];
  readonly isDone: boolean;
  readonly continueCursor: string;
}

const listBookings = "bookings:listBookings";

beforeEach(() => deployment.clear());

// task: "`convex/schema.ts` is given; write it exactly as it is"
test("The schema is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "`convex/bookings.ts` has one public query, `listBookings`."
test("Without bookings there is one empty page, which is the last.", async () => {
  await insertGuest("Ines");
  expect(await pageAfter(null, 5)).toMatchObject({ page: [], isDone: true });
});

// task: "one page of bookings, the newest first (by creation time)"
// task: "Each item of the page is the whole document of the booking with one field more, `guestName`: the name of its guest, whatever text that is. It holds nothing else of the guest."
test("Each booking has the name of its own guest, the newest first.", async () => {
  const [ines, otto] = [await insertGuest("Ines"), await insertGuest("Otto")];
  const nameless = await insertGuest("");
  const bookings = await insertBookings([nameless, ines, otto, otto, ines]);
  expect((await pageAfter(null, 10)).page).toEqual([
    { ...bookings[0], guestName: "Ines" },
    { ...bookings[1], guestName: "Otto" },
    { ...bookings[2], guestName: "Otto" },
    { ...bookings[3], guestName: "Ines" },
    { ...bookings[4], guestName: "" },
  ]);
});

// task: "It returns one page of bookings, the newest first"
test("Five bookings come in pages of two, two and one, without gaps.", async () => {
  const guestId = await insertGuest("Ines");
  const bookings = await insertBookings(Array.from({ length: 5 }, () => guestId));
  const rows = bookings.map((booking) => ({ ...booking, guestName: "Ines" }));
  const first = await pageAfter(null, 2);
  const second = await pageAfter(first.continueCursor, 2);
  const third = await pageAfter(second.continueCursor, 2);
  expect([first.page, second.page, third.page]).toEqual([
    rows.slice(0, 2),
    rows.slice(2, 4),
    rows.slice(4),
  ]);
  expect([first.isDone, second.isDone, third.isDone]).toEqual([false, false, true]);
});

// task: "All else of the pagination result stays as the database gave it, with all of its fields."
test("The result has every field that pagination gives.", async () => {
  const guestId = await insertGuest("Ines");
  const [newest] = await insertBookings([guestId, guestId]);
  expect(await pageAfter(null, 1)).toEqual({
    page: [{ ...newest, guestName: "Ines" }],
    isDone: false,
    continueCursor: anyText,
    splitCursor: null,
    pageStatus: null,
  });
});

// task: "obeys all of them, so that the paginated hook of the React client can use it"
test("The options that the hook adds are accepted and obeyed, also when a booking comes in.", async () => {
  const guestId = await insertGuest("Ines");
  const bookings = await insertBookings(Array.from({ length: 4 }, () => guestId));
  const rows = bookings.map((booking) => ({ ...booking, guestName: "Ines" }));
  const { continueCursor: endCursor } = await pageAfter(null, 2);
  const options = { numItems: 1, cursor: null, id: 7 };
  expect(await pageOf({ ...options, endCursor: null })).toMatchObject({ page: rows.slice(0, 1) });
  expect(await pageOf({ ...options, endCursor })).toMatchObject({ page: rows.slice(0, 2) });
  await insertBookings([guestId]);
  expect(await pageAfter(endCursor, 9)).toMatchObject({ page: rows.slice(2), isDone: true });
});

// task: "obeys all of them"
test("A limit of rows to read ends the page, and the next one goes on.", async () => {
  const guestId = await insertGuest("Ines");
  const bookings = await insertBookings(Array.from({ length: 5 }, () => guestId));
  const rows = bookings.map((booking) => ({ ...booking, guestName: "Ines" }));
  const first = await pageOf({ numItems: 4, cursor: null, maximumRowsRead: 3 });
  expect(first.page).toEqual(rows.slice(0, 3));
  expect((await pageAfter(first.continueCursor, 4)).page).toEqual(rows.slice(3));
});

// task: "obeys all of them"
test("A large page holds as many bookings as were asked for.", async () => {
  const guestId = await insertGuest("Ines");
  const bookings = await insertBookings(Array.from({ length: 130 }, () => guestId));
  const { page } = await pageAfter(null, 120);
  expect(page).toEqual(
    bookings.slice(0, 120).map((booking) => ({ ...booking, guestName: "Ines" })),
  );
});

// task: "When the guest of a booking on the page does not exist any more, it throws an error whose message contains `not found`."
// task: "Guests of bookings on other pages do not matter."
test("A guest who is gone makes only the page of that booking fail.", async () => {
  const gone = await insertGuest("Ines");
  await deployment.clear();
  const guestId = await insertGuest("Otto");
  await insertBookings([guestId, gone, guestId, guestId]);
  const first = await pageAfter(null, 2);
  expect(first.page).toMatchObject([{ guestName: "Otto" }, { guestName: "Otto" }]);
  await expect(pageAfter(first.continueCursor, 2)).rejects.toThrow(/not found/i);
  await expect(pageAfter(null, 4)).rejects.toThrow(/not found/i);
});

// task: "A call reads no more bookings than it returns, and no guests but theirs."
test("Neither bookings of other pages nor their guests are read.", async () => {
  const guestIds = await deployment.insertAll(
    "guests",
    Array.from({ length: 60 }, (_, index) => ({ name: `Guest ${index}`, phone: "555-0101" })),
  );
  await insertBookings(guestIds);
  const paginationOpts = { numItems: 5, cursor: null };
  const usage = await deployment.usage("query", listBookings, { paginationOpts });
  expect(usage.documentsRead).toBeLessThanOrEqual(10);
});

// task: "It takes the standard pagination options of Convex as its only argument, `paginationOpts`"
test.each([[{}], [{ paginationOpts: { cursor: null } }], [{ numItems: 5, cursor: null }]])(
  "A call with %j is refused.",
  async (args) => {
    await expect(deployment.anonymous.query(listBookings, args)).rejects.toThrow(
      "ArgumentValidationError",
    );
  },
);

// task: "It takes the standard pagination options of Convex as its only argument, `paginationOpts`"
// task: "Do NOT declare a `returns` validator on it."
test("The query has one argument, and its result no validator.", async () => {
  const { [listBookings]: found } = await deployment.functions({ returns: true });
  expect(found).toEqual({
    kind: "query",
    visibility: "public",
    args: { object: { paginationOpts: expect.anything() } },
    returns: "any",
  });
});

async function pageAfter(cursor: string | null, numItems: number): Promise<Page> {
  return await pageOf({ numItems, cursor });
}

async function pageOf(
  paginationOpts: Readonly<Record<string, string | number | null>>,
): Promise<Page> {
  return await deployment.anonymous.query<Page>(listBookings, { paginationOpts });
}

async function insertGuest(name: string): Promise<string> {
  return await deployment.insert("guests", { name, phone: "555-0101" });
}

/** Inserts one booking per guest named, in order, and gives the documents, the newest first. */
async function insertBookings(
  guestIds: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const bookings = guestIds.map((guestId, index) => ({
    guestId,
    room: `Room ${index}`,
    nights: (index % 3) + 1,
  }));
  const ids = await deployment.insertAll("bookings", bookings);
  return bookings
    .map((booking, index) => ({ _id: ids[index], _creationTime: anyNumber, ...booking }))
    .toReversed();
}
