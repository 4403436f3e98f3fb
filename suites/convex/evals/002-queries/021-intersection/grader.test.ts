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
});

// task: "It returns an array with one object per open kitchen"
test("Closed kitchens are not listed.", async () => {
  await insertDishes(await insertKitchen("Shut", "closed"), ["Soup"]);
  expect(await menu()).toEqual([]);
});

// task: "A kitchen is listed also when none of its dishes is available."
test("A kitchen without available dishes is listed with none.", async () => {
  await insertKitchen("Bare", "open");
  await insertDishes(await insertKitchen("Sold out", "open"), ["-Soup", "-Stew"]);
  expect(await menu()).toEqual([
    { kitchen: "Bare", dishes: [] },
    { kitchen: "Sold out", dishes: [] },
  ]);
});

// task: "Each object has exactly two fields: `kitchen`, the name of the kitchen, and `dishes`, an array of its available dishes in any order."
// task: "Each dish is an object with exactly two fields, `name` and `priceCents`. A dish is listed under its own kitchen only."
test("Each open kitchen has its own available dishes.", async () => {
  const wok = await insertKitchen("Wok", "open");
  const shut = await insertKitchen("Shut", "closed");
  const grill = await insertKitchen("Grill", "open");
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
  await insertDishes(await insertKitchen("Wok", "open"), ["Noodles", "Noodles"]);
  await insertDishes(await insertKitchen("Wok", "open"), ["Noodles"]);
  expect(await menu()).toEqual([
    { kitchen: "Wok", dishes: [dish("Noodles")] },
    { kitchen: "Wok", dishes: [dish("Noodles"), dish("Noodles")] },
  ]);
});

// task: "It returns an array with one object per open kitchen"
test("Thirty kitchens with five dishes each are all listed.", async () => {
  const names = Array.from({ length: 30 }, (_, index) => `Kitchen ${index + 10}`);
  for (const name of names) {
    await insertDishes(await insertKitchen(name, "open"), ["A", "B", "C", "D", "E"]);
  }
  const dishes = ["A", "B", "C", "D", "E"].map(dish);
  expect(await menu()).toEqual(names.map((kitchen) => ({ kitchen, dishes })));
});

// task: "a call must not read kitchens that are closed, nor dishes of such kitchens, nor dishes that are not available"
test.each([
  ["Closed kitchens", { closed: 40, dishesOfClosed: 0, unavailable: 0 }],
  ["Dishes of closed kitchens", { closed: 2, dishesOfClosed: 20, unavailable: 0 }],
  ["Dishes that are not available", { closed: 0, dishesOfClosed: 0, unavailable: 40 }],
])("%s are not read.", async (_case, { closed, dishesOfClosed, unavailable }) => {
  for (let index = 0; index < closed; index += 1) {
    const kitchenId = await insertKitchen(`Shut ${index}`, "closed");
    await insertDishes(kitchenId, names("Soup", dishesOfClosed));
  }
  const wok = await insertKitchen("Wok", "open");
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
  return (a, b) => (text(a) < text(b) ? -1 : 1);
}

async function insertKitchen(name: string, state: "open" | "closed"): Promise<string> {
  return await deployment.insert("kitchens", { name, state });
}

/** Inserts dishes; a dash in front marks one that is not available. */
async function insertDishes(kitchenId: string, dishes: readonly string[]): Promise<void> {
  if (dishes.length === 0) return;
  const documents = dishes.map((name) => ({
    kitchenId,
    available: !name.startsWith("-"),
    ...dish(name),
  }));
  await deployment.insertAll("dishes", documents);
}

function dish(name: string): { name: string; priceCents: number } {
  return { name, priceCents: 100 * name.length };
}

function names(stem: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${stem} ${index}`);
}
