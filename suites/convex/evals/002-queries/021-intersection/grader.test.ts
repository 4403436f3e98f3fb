import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

interface Dish {
  readonly name: string;
  readonly priceCents: number;
}

interface Offer {
  readonly kitchen: string;
  readonly dishes: readonly Dish[];
}

const currentMenu = "menu:currentMenu";

beforeEach(() => deployment.clear());

// task: "`convex/schema.ts` is given; write it exactly as it is"
test("The schema is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "`convex/menu.ts` has one public query, `currentMenu`, without arguments."
test("Without kitchens the menu is empty, and arguments are refused.", async () => {
  expect(await menu()).toEqual([]);
  await expect(deployment.anonymous.query(currentMenu, { state: "open" })).rejects.toThrow(
    "ArgumentValidationError",
  );
  const { [currentMenu]: found } = await deployment.functions();
  expect(found).toEqual({ kind: "query", visibility: "public", args: { object: {} } });
});

// task: "It returns an array with one object per open kitchen"
test("Closed kitchens are not listed.", async () => {
  await insertDishes(await insertKitchens(["Shut"], "closed"), ["Soup"]);
  expect(await menu()).toEqual([]);
});

// task: "A kitchen is listed also when none of its dishes is available."
test("A kitchen without available dishes is listed with none.", async () => {
  await insertKitchens(["Bare"], "open");
  await insertDishes(await insertKitchens(["Sold out"], "open"), ["-Soup", "-Stew"]);
  expect(await menu()).toEqual([
    { kitchen: "Bare", dishes: [] },
    { kitchen: "Sold out", dishes: [] },
  ]);
});

// task: "Each object has exactly two fields: `kitchen`, the name of the kitchen, and `dishes`, an array of its available dishes in any order."
// task: "Each dish is an object with exactly two fields, `name` and `priceCents` (0 where it costs nothing). A dish is listed under its own kitchen only."
test("Each open kitchen has its own available dishes.", async () => {
  const wok = await insertKitchens(["Wok"], "open");
  const shut = await insertKitchens(["Shut"], "closed");
  const grill = await insertKitchens(["Grill"], "open");
  await insertDishes(grill, ["Trout", "-Eel"]);
  await insertDishes(shut, ["Soup"]);
  await insertDishes(wok, ["-Rice", "Noodles", "Dumplings"]);
  await insertDishes(grill, ["Corn", "-Ribs"]);
  expect(await menu()).toEqual([
    { kitchen: "Grill", dishes: [dish("Corn"), dish("Trout")] },
    { kitchen: "Wok", dishes: [dish("Dumplings"), dish("Noodles")] },
  ]);
});

// task: "one object per open kitchen, in any order"
// task: "an array of its available dishes in any order"
test("Kitchens and dishes of the same name are all listed.", async () => {
  await insertDishes(await insertKitchens(["Wok"], "open"), ["Noodles", "Noodles"]);
  await insertDishes(await insertKitchens(["Wok"], "open"), ["Noodles"]);
  expect(await menu()).toEqual([
    { kitchen: "Wok", dishes: [dish("Noodles")] },
    { kitchen: "Wok", dishes: [dish("Noodles"), dish("Noodles")] },
  ]);
});

// task: "`priceCents` (0 where it costs nothing)"
test("A dish that costs nothing is listed.", async () => {
  const [kitchenId] = await insertKitchens(["Wok"], "open");
  await deployment.insert("dishes", { kitchenId, available: true, name: "Tea", priceCents: 0 });
  expect(await menu()).toEqual([{ kitchen: "Wok", dishes: [{ name: "Tea", priceCents: 0 }] }]);
});

// task: "There is no limit on kitchens or dishes."
test("A hundred and twenty dishes of a kitchen are all listed.", async () => {
  const dishes = Array.from({ length: 120 }, (_, index) => `Dish ${index + 100}`);
  await insertDishes(await insertKitchens(["Wok"], "open"), dishes);
  expect(await menu()).toEqual([{ kitchen: "Wok", dishes: dishes.map(dish) }]);
});

// task: "There is no limit on kitchens or dishes."
test("A hundred and twenty kitchens with five dishes each are all listed.", async () => {
  const kitchens = Array.from({ length: 120 }, (_, index) => `Kitchen ${index + 100}`);
  await insertDishes(await insertKitchens(kitchens, "open"), ["A", "B", "C", "D", "E"]);
  const dishes = ["A", "B", "C", "D", "E"].map(dish);
  expect(await menu()).toEqual(kitchens.map((kitchen) => ({ kitchen, dishes })));
});

// task: "a call must not read kitchens that are closed, nor dishes of such kitchens, nor dishes that are not available"
test.each([
  ["Closed kitchens", { closed: 40, dishesOfClosed: 0, unavailable: 0 }],
  ["Dishes of closed kitchens", { closed: 2, dishesOfClosed: 20, unavailable: 0 }],
  ["Dishes that are not available", { closed: 0, dishesOfClosed: 0, unavailable: 40 }],
])("%s are not read.", async (_case, { closed, dishesOfClosed, unavailable }) => {
  const shut = await insertKitchens(names("Shut", closed), "closed");
  await insertDishes(shut, names("Soup", dishesOfClosed));
  const wok = await insertKitchens(["Wok"], "open");
  await insertDishes(wok, ["Noodles", "Rice", ...names("-Duck", unavailable)]);
  const usage = await deployment.usage("query", currentMenu);
  expect(usage.documentsRead).toBeLessThanOrEqual(6);
});

/** The menu with kitchens and dishes sorted, for their order is free. */
async function menu(): Promise<readonly Offer[]> {
  const offers = await deployment.anonymous.query<readonly Offer[]>(currentMenu);
  return offers
    .map((offer) => ({ ...offer, dishes: offer.dishes.toSorted(byText(({ name }) => name)) }))
    .toSorted(byText(({ kitchen, dishes }) => `${kitchen} ${dishes.length}`));
}

function byText<Item>(text: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => text(a).localeCompare(text(b));
}

type State = "open" | "closed";

async function insertKitchens(
  kitchens: readonly string[],
  state: State,
): Promise<readonly string[]> {
  if (kitchens.length === 0) return [];
  const documents = kitchens.map((name) => ({ name, state }));
  return await deployment.insertAll("kitchens", documents);
}

/** Inserts dishes into each of the kitchens; a dash in front marks one that is not available. */
async function insertDishes(
  kitchenIds: readonly string[],
  dishes: readonly string[],
): Promise<void> {
  const documents = kitchenIds.flatMap((kitchenId) =>
    dishes.map((name) => ({ kitchenId, available: !name.startsWith("-"), ...dish(name) })),
  );
  if (documents.length > 0) await deployment.insertAll("dishes", documents);
}

function dish(name: string): { name: string; priceCents: number } {
  return { name, priceCents: 100 * name.length };
}

function names(stem: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${stem} ${index}`);
}
