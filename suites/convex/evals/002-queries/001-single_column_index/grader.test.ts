import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";

const findPassport = "passports:findPassport";

beforeEach(() => deployment.clear());

// task: "When there is none, it returns null."
test("An unknown number gives null, in an empty table and in a full one.", async () => {
  expect(await find("C01X00T47")).toBeNull();
  await insertPassports("C01X00T48", "C01X00T46");
  expect(await find("C01X00T47")).toBeNull();
});

// task: "returns the passport with exactly this number as a whole document, system fields included"
test("A passport is found among others, whole.", async () => {
  const [, wanted] = await insertPassports("A1", "C01X00T47", "Z9");
  expect(await find("C01X00T47")).toEqual(wanted);
});

// task: "Numbers are compared as they are, case and spaces included."
test.each([
  ["is its beginning", "C01X00T4"],
  ["continues it", "C01X00T470"],
  ["differs in case", "c01x00t47"],
  ["has a space in front", " C01X00T47"],
  ["has a space at its end", "C01X00T47 "],
])("A number that %s is another number.", async (_case, other) => {
  const [first, second] = await insertPassports("C01X00T47", other);
  expect(await find("C01X00T47")).toEqual(first);
  expect(await find(other)).toEqual(second);
});

// task: "Any text may be a number, the empty text too."
test("The empty number and numbers beyond ASCII are found like others.", async () => {
  const [empty, cyrillic] = await insertPassports("", "№ 47-Ж", "A1");
  expect(await find("")).toEqual(empty);
  expect(await find("№ 47-Ж")).toEqual(cyrillic);
});

// task: "Numbers are compared as they are, case and spaces included."
test("Numbers that look alike but are written with other characters are two numbers.", async () => {
  const [composed, decomposed] = await insertPassports("\u00c9-47", "E\u0301-47");
  expect(await find("\u00c9-47")).toEqual(composed);
  expect(await find("E\u0301-47")).toEqual(decomposed);
});

// task: "when two or more passports have the number, the query throws an error"
test.each([2, 3])("A number that %i passports have is an error, others are not.", async (count) => {
  const [other] = await insertPassports("A1", ...Array.from({ length: count }, () => "C01X00T47"));
  await expect(find("C01X00T47")).rejects.toThrow();
  expect(await find("A1")).toEqual(other);
});

// task: "when two or more passports have the number, the query throws an error"
test("Passports that have more than the number in common are forged too.", async () => {
  const passport = { number: "C01X00T47", holder: "Ines Holm", expiresOn: "2031-05-09" };
  await deployment.insertAll("passports", [passport, passport]);
  await expect(find("C01X00T47")).rejects.toThrow();
});

// task: "a call reads at most two documents when one passport or none has the number"
test("A look-up in a large table reads two documents at most.", async () => {
  const numbers = Array.from({ length: 200 }, (_, index) => `N${1000 + index}`);
  await insertPassports(...numbers);
  expect(await find("N1100")).toMatchObject({ number: "N1100" });
  for (const number of ["N1100", "N1000", "N1199", "N1100a", "N1", "A"]) {
    const usage = await deployment.usage("query", findPassport, { number });
    expect(usage.documentsRead).toBeLessThanOrEqual(2);
  }
});

test("The schema is the given one, and there is one public query by number.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `findPassport`, and no other function. Its only argument is `number` (string)."
  expect(await deployment.functions()).toEqual({
    [findPassport]: {
      kind: "query",
      visibility: "public",
      args: { object: { number: "string" } },
    },
  });
});

async function find(number: string): Promise<unknown> {
  return await deployment.anonymous.query(findPassport, { number });
}

async function insertPassports(...numbers: readonly string[]): Promise<readonly unknown[]> {
  const passports = numbers.map((number, index) => ({
    number,
    holder: `Holder ${index}`,
    expiresOn: "2031-05-09",
  }));
  const ids = await deployment.insertAll("passports", passports);
  return passports.map((passport, index) => ({
    _id: ids[index],
    _creationTime: anyNumber,
    ...passport,
  }));
}
