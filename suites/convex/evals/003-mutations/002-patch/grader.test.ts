import { beforeEach, deployment, expect, reference, test } from "faultline/grader";
import type { StoredDocument } from "faultline/grader";

const changePlan = "subscriptions:changePlan";

beforeEach(() => deployment.clear());

// task: "All other fields keep their values, and other subscriptions stay as they are."
test("Only the plan of the named subscription changes, and the result is null.", async () => {
  const [before, wanted, after] = await insertSubscriptions();
  // task: "It sets the field `planCode` of this subscription and returns null."
  expect(await change(wanted?._id, "weekend")).toBeNull();
  expect(await deployment.list("subscriptions")).toEqual([
    before,
    { ...wanted, planCode: "weekend" },
    after,
  ]);
});

// task: "It sets the field `planCode` of this subscription and returns null."
test.each(["", "daily", " Täglich №1 "])("The plan may be %j.", async (planCode) => {
  const [first, ...others] = await insertSubscriptions();
  expect(await change(first?._id, planCode)).toBeNull();
  expect(await deployment.list("subscriptions")).toEqual([{ ...first, planCode }, ...others]);
});

// task: "All other fields keep their values, and other subscriptions stay as they are."
test("A subscription without a note has none afterwards.", async () => {
  const [first, second, bare] = await insertSubscriptions();
  expect(await change(bare?._id, "daily")).toBeNull();
  expect(await deployment.list("subscriptions")).toEqual([
    first,
    second,
    { ...bare, planCode: "daily" },
  ]);
});

// task: "When the subscription does not exist (any more), it throws an error."
test("A subscription that is gone is an error, and nothing changes.", async () => {
  const [gone] = await insertSubscriptions();
  await deployment.clear();
  const kept = await insertSubscriptions();
  await expect(change(gone?._id, "weekend")).rejects.toThrow();
  expect(await deployment.list("subscriptions")).toEqual(kept);
});

// task: "`subscriptionId` (a reference to a subscription) and `planCode` (string), both required"
test.each([
  ["no plan", { planCode: undefined }],
  ["no subscription", { subscriptionId: undefined }],
  ["a number as plan", { planCode: 7 }],
  ["a name as subscription", { subscriptionId: "Ruth" }],
])("A call with %s is refused.", async (_case, difference) => {
  const [first, ...others] = await insertSubscriptions();
  const args = { subscriptionId: first?._id, planCode: "weekend", ...difference };
  await expect(deployment.anonymous.mutation(changePlan, args)).rejects.toThrow(
    "ArgumentValidationError",
  );
  expect(await deployment.list("subscriptions")).toEqual([first, ...others]);
});

test("The schema is the given one, and there is one public mutation.", async () => {
  // task: "The schema is given; write it as `convex/schema.ts`"
  expect(await deployment.schema()).toEqual(await reference.schema());
  // task: "one public mutation, `changePlan`, and no other function"
  expect(await deployment.functions()).toEqual(await reference.functions());
});

async function change(subscriptionId: string | undefined, planCode: string): Promise<unknown> {
  return await deployment.anonymous.mutation(changePlan, { subscriptionId, planCode });
}

async function insertSubscriptions(): Promise<readonly StoredDocument[]> {
  await deployment.insertAll("subscriptions", [
    { subscriber: "Ruth", planCode: "daily", seats: 1, note: "by post" },
    { subscriber: "Ruth", planCode: "daily", seats: 4, note: "office" },
    { subscriber: "Jonas", planCode: "digital", seats: 2 },
  ]);
  return await deployment.list("subscriptions");
}
