import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";
import type { FunctionArguments } from "faultline/grader";

const curator = { name: "Ayo Bello", reach: { email: "ayo@museum.test", phone: "555-0161" } };
const placard = { heading: "Amber", curator, keywords: ["resin", "baltic", "resin"] };
const blurb = "Forty million years old.";

beforeEach(() => deployment.clear());

// task: "It inserts the exhibit and returns its id."
// task: "It returns the whole document, system fields included"
test("An exhibit is stored and read whole.", async () => {
  const exhibitId = await create();
  const exhibit = { _id: exhibitId, _creationTime: anyNumber, placard, blurb };
  expect(await deployment.list("exhibits")).toEqual([exhibit]);
  expect(await read(exhibitId)).toEqual(exhibit);
});

// task: "It inserts the exhibit and returns its id."
test("Empty texts and the lack of a phone are stored as they are.", async () => {
  const bare = {
    placard: { heading: "", curator: { name: "", reach: { email: "" } }, keywords: [""] },
    blurb: "",
  };
  const exhibitId = await call("createExhibit", bare);
  expect(await deployment.list("exhibits")).toEqual([
    { _id: exhibitId, _creationTime: anyNumber, ...bare },
  ]);
});

// task: "or null when the exhibit does not exist"
test("An exhibit that is gone reads as null, another one does not.", async () => {
  const gone = await create();
  await deployment.clear();
  const kept = await create();
  expect(await read(gone)).toBeNull();
  expect(await read(kept)).toMatchObject({ _id: kept, blurb });
});

// task: "It puts the new placard in the place of the whole old one and returns null. What the new placard does not have is gone."
test("A new placard takes the place of the old one, optional parts included.", async () => {
  const exhibitId = await create();
  const other = await create();
  const placardNow = {
    heading: "",
    curator: { name: "", reach: { email: "mira@museum.test" } },
    keywords: [],
  };
  expect(await replacePlacard(exhibitId, placardNow)).toBeNull();
  // task: "leave `blurb` and other exhibits alone"
  expect(await deployment.list("exhibits")).toEqual([
    { _id: exhibitId, _creationTime: anyNumber, placard: placardNow, blurb },
    { _id: other, _creationTime: anyNumber, placard, blurb },
  ]);
});

// task: "the rest of the placard stays as it is, and an optional field that the new curator does not have is gone"
test("A new curator takes the place of the old one, and the rest stays.", async () => {
  const other = await create();
  const exhibitId = await create();
  const curatorNow = { name: "", reach: { email: "mira@museum.test" } };
  expect(await replaceCurator(exhibitId, curatorNow)).toBeNull();
  // task: "leave `blurb` and other exhibits alone"
  expect(await deployment.list("exhibits")).toEqual([
    { _id: other, _creationTime: anyNumber, placard, blurb },
    {
      _id: exhibitId,
      _creationTime: anyNumber,
      placard: { ...placard, curator: curatorNow },
      blurb,
    },
  ]);
});

// task: "an optional field that the new curator does not have is gone"
test("A phone number comes and goes with the curators.", async () => {
  const exhibitId = await create();
  const silent = { name: "Mira Oun", reach: { email: "mira@museum.test" } };
  await replaceCurator(exhibitId, silent);
  await replaceCurator(exhibitId, curator);
  expect(await read(exhibitId)).toMatchObject({ placard });
});

// task: "throw an error when the exhibit does not exist"
test("Nothing is replaced in an exhibit that is gone.", async () => {
  const gone = await create();
  await deployment.clear();
  const kept = await create();
  await expect(replacePlacard(gone, { ...placard, heading: "New" })).rejects.toThrow();
  await expect(replaceCurator(gone, { ...curator, name: "New" })).rejects.toThrow();
  expect(await deployment.list("exhibits")).toEqual([
    { _id: kept, _creationTime: anyNumber, placard, blurb },
  ]);
});

// task: "a missing, further or mistyped field in them is refused"
test.each([
  ["without an e-mail address", { ...curator, reach: { phone: "555-0161" } }],
  ["without a reach", { name: "Ayo Bello" }],
  ["with a number as phone", { ...curator, reach: { ...curator.reach, phone: 5550161 } }],
  ["with null as phone", { ...curator, reach: { ...curator.reach, phone: null } }],
  ["with a fax number", { ...curator, reach: { ...curator.reach, fax: "555-0162" } }],
  ["with a title", { ...curator, title: "Dr" }],
])("A curator %s is refused everywhere.", async (_case, wrong) => {
  const exhibitId = await create();
  const inPlacard = { ...placard, curator: wrong };
  const refused = "ArgumentValidationError";
  await expect(replaceCurator(exhibitId, wrong)).rejects.toThrow(refused);
  await expect(replacePlacard(exhibitId, inPlacard)).rejects.toThrow(refused);
  await expect(call("createExhibit", { placard: inPlacard, blurb })).rejects.toThrow(refused);
  expect(await deployment.list("exhibits")).toEqual([
    { _id: exhibitId, _creationTime: anyNumber, placard, blurb },
  ]);
});

test("The schema is the given one, and there are these four public functions.", async () => {
  // task: "The schema is given; write it as `convex/schema.ts`"
  expect(await deployment.schema()).toEqual(await reference.schema());
  // task: "exactly four functions, all public"
  // task: "validated with the same types"
  expect(await deployment.functions()).toEqual(await reference.functions());
});

async function create(): Promise<string> {
  return await deployment.anonymous.mutation<string>("exhibits:createExhibit", { placard, blurb });
}

async function call(name: string, args: FunctionArguments): Promise<unknown> {
  return await deployment.anonymous.mutation(`exhibits:${name}`, args);
}

async function replacePlacard(
  exhibitId: string,
  next: NonNullable<FunctionArguments[string]>,
): Promise<unknown> {
  return await call("replacePlacard", { exhibitId, placard: next });
}

async function replaceCurator(
  exhibitId: string,
  next: NonNullable<FunctionArguments[string]>,
): Promise<unknown> {
  return await call("replaceCurator", { exhibitId, curator: next });
}

async function read(exhibitId: string): Promise<unknown> {
  return await deployment.anonymous.query("exhibits:getExhibit", { exhibitId });
}
