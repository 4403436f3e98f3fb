import {
  beforeEach,
  callsReachedFrom,
  candidateFiles,
  deployment,
  expect,
  exportedDeclaration,
  reference,
  test,
} from "faultline/grader";

const quotePickup = "quotes:quotePickup";
const quoteDelivery = "quotes:quoteDelivery";

const parts = [
  ["query", "quotes:distanceCost", ["kilometres", "rate"]],
  ["mutation", "quotes:applyDiscount", ["cost", "discount"]],
  ["action", "quotes:addSurcharge", ["cost", "fee"]],
] as const;

const publics = [
  ["mutation", quotePickup, []],
  ["action", quoteDelivery, []],
] as const;

const all = [...parts, ...publics];

const kinds = ["query", "mutation", "action"] as const;

beforeEach(() => deployment.clear());

// task: "Returns their product."
test("The distance cost is the product of kilometres and rate.", async () => {
  const cost = (kilometres: number, rate: number) =>
    deployment.admin.query("quotes:distanceCost", { kilometres, rate });
  expect(await cost(14, 1.5)).toBe(21);
  expect(await cost(0, 9)).toBe(0);
  expect(await cost(8, -0.25)).toBe(-2);
  expect(await cost(0.125, 0.125)).toBe(0.015625);
});

// task: "Returns the cost minus the discount."
test("A discount is taken from the cost.", async () => {
  const discounted = (cost: number, discount: number) =>
    deployment.admin.mutation("quotes:applyDiscount", { cost, discount });
  expect(await discounted(19, 4.5)).toBe(14.5);
  expect(await discounted(4, 10)).toBe(-6);
  expect(await discounted(0.375, 0.25)).toBe(0.125);
});

// task: "Returns the sum of both, raised by 10 percent."
test("A surcharge is the sum of cost and fee, raised by ten percent.", async () => {
  const raised = (cost: number, fee: number) =>
    deployment.admin.action<number>("quotes:addSurcharge", { cost, fee });
  expect(await raised(50, 10)).toBeCloseTo(66, 6);
  expect(await raised(0, 7)).toBeCloseTo(7.7, 6);
  expect(await raised(-20, 5)).toBeCloseTo(-16.5, 6);
  expect(await raised(0.123, 0.1)).toBeCloseTo(0.2453, 6);
});

// task: "It takes the distance cost of 120 kilometres at a rate of 2.5, then applies a discount of 45 to it, and returns the result."
test("A pickup costs the distance less the discount.", async () => {
  expect(await deployment.anonymous.mutation(quotePickup)).toBe(255);
});

// task: "It takes the distance cost of 80 kilometres at a rate of 3, then applies a discount of 20 to it, then adds the surcharge with a fee of 30 to that, and returns the result."
test("A delivery costs the distance less the discount, with the surcharge on top.", async () => {
  expect(await deployment.anonymous.action<number>(quoteDelivery)).toBeCloseTo(275, 6);
});

// task: "Internal, so that clients cannot call them"
test.each(parts)("No client may call the internal %s %s.", async (kind, name, numbers) => {
  const call = deployment.anonymous[kind](
    name,
    Object.fromEntries(numbers.map((each) => [each, 1])),
  );
  await expect(call).rejects.toThrow("Could not find public function");
});

// task: "All arguments are required numbers"
test.each(parts)("The %s %s needs both its numbers.", async (kind, name, [first, second]) => {
  const wrong = [
    {},
    { [first]: 1 },
    { [second]: 1 },
    { [first]: "1", [second]: 2 },
    { [first]: 1, [second]: null },
    { [first]: 1, [second]: 2, toll: 3 },
  ];
  for (const args of wrong) {
    await expect(deployment.admin[kind](name, args)).rejects.toThrow("ArgumentValidationError");
  }
});

// task: "Public, without arguments; a call that passes any is refused"
test.each(publics)("The public %s %s refuses an argument.", async (kind, name) => {
  await expect(deployment.anonymous[kind](name, { toll: 3 })).rejects.toThrow(
    "ArgumentValidationError",
  );
});

// task: "`distanceCost`, an internal query."
// task: "`applyDiscount`, an internal mutation."
// task: "`addSurcharge`, an internal action."
// task: "`quotePickup`, a mutation."
// task: "`quoteDelivery`, an action."
test.each(all)("The %s %s is of no other kind.", async (kind, name, numbers) => {
  const args = Object.fromEntries(numbers.map((each) => [each, 1]));
  await expect(deployment.admin[kind](name, args)).resolves.toBeTypeOf("number");
  for (const other of kinds.filter((each) => each !== kind)) {
    await expect(deployment.admin[other](name, args)).rejects.toThrow(
      "Trying to execute quotes.js",
    );
  }
});

// task: "The public functions get every one of these numbers from the registered internal functions, which they call with `ctx.runQuery`, `ctx.runMutation` and `ctx.runAction`."
test.each([
  [quotePickup, "distanceCost", "runQuery"],
  [quotePickup, "applyDiscount", "runMutation"],
  [quoteDelivery, "distanceCost", "runQuery"],
  [quoteDelivery, "applyDiscount", "runMutation"],
  [quoteDelivery, "addSurcharge", "runAction"],
])("%s gets its %s through ctx.%s.", async (name, _part, method) => {
  expect(callsReachedFrom(await candidateFiles(), name, method)).not.toEqual([]);
});

// task: "The public functions get every one of these numbers from the registered internal functions"
// task: "They compute nothing themselves, not even through a shared plain function."
test.each(["quotePickup", "quoteDelivery"])(
  "%s neither computes nor knows a cost.",
  async (name) => {
    const place = { file: "convex/quotes.ts", name };
    const text = exportedDeclaration(await candidateFiles(), place) ?? "";
    const code = text.replace(/\/\*[^]*?\*\/|\/\/.*|"[^"\n]*"|'[^'\n]*'/g, "");
    expect(code).not.toMatch(/[*+/%-]|\b(?:220|240|255|275|300)\b/);
  },
);

// task: "which they call with `ctx.runQuery`, `ctx.runMutation` and `ctx.runAction`"
test.each(publics)("The %s %s runs a query of its own transaction.", async (kind, name) => {
  expect((await deployment.usage(kind, name)).queriesRun).toBeGreaterThanOrEqual(1);
});

// task: "Write `convex/quotes.ts`, without a schema, with five functions. All arguments are required numbers"
test("The functions take what they should, and there is no schema.", async () => {
  expect(await deployment.functions()).toMatchObject(await reference.functions());
  expect(await deployment.schema()).toEqual({});
});
