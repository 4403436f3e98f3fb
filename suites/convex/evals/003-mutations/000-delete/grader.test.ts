import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const withdrawCoupon = "coupons:withdrawCoupon";

beforeEach(() => deployment.clear());

// task: "It deletes this coupon from the table and returns null."
test("The coupon is gone, and the result is null.", async () => {
  const [couponId] = await insertCoupons("SPRING");
  expect(await withdraw(couponId)).toBeNull();
  expect(await deployment.list("coupons")).toEqual([]);
});

// task: "Other coupons and all redemptions stay as they are."
test("Other coupons stay, also those with the same code, and so do redemptions.", async () => {
  const [, wanted] = await insertCoupons("SPRING", "SPRING", "SUMMER", "AUTUMN");
  await deployment.insert("redemptions", { code: "SPRING", customer: "Ines" });
  const before = await contents();
  await withdraw(wanted);
  expect(await contents()).toEqual({
    ...before,
    coupons: before.coupons.filter(({ _id }) => _id !== wanted),
  });
});

// task: "It deletes this coupon from the table and returns null."
test("Coupons are withdrawn one by one, whichever is named.", async () => {
  const [first, second, third] = await insertCoupons("A", "B", "C");
  for (const couponId of [second, third, first]) {
    expect(await withdraw(couponId)).toBeNull();
    expect(await idsOfCoupons()).not.toContain(couponId);
  }
  expect(await idsOfCoupons()).toEqual([]);
});

// task: "A reference to a row of another table is refused by the validation of arguments."
test("A redemption cannot be withdrawn.", async () => {
  await insertCoupons("SPRING");
  const couponId = await deployment.insert("redemptions", { code: "SPRING", customer: "Ines" });
  const before = await contents();
  await expect(withdraw(couponId)).rejects.toThrow("ArgumentValidationError");
  expect(await contents()).toEqual(before);
});

test("The schema is the given one, and there is one public mutation.", async () => {
  // task: "The schema is given; write it as `convex/schema.ts`"
  expect(await deployment.schema()).toEqual(await reference.schema());
  // task: "one public mutation, `withdrawCoupon`, and no other function"
  // task: "Its only argument is `couponId`, a reference to a coupon."
  expect(await deployment.functions()).toEqual(await reference.functions());
});

async function withdraw(couponId: string | undefined): Promise<unknown> {
  return await deployment.anonymous.mutation(withdrawCoupon, { couponId });
}

async function insertCoupons(...codes: readonly string[]): Promise<readonly string[]> {
  const coupons = codes.map((code, index) => ({
    code,
    percentOff: index * 15,
    singleUse: index % 2 === 1,
  }));
  return await deployment.insertAll("coupons", coupons);
}

async function contents() {
  return {
    coupons: await deployment.list("coupons"),
    redemptions: await deployment.list("redemptions"),
  };
}

async function idsOfCoupons(): Promise<readonly string[]> {
  return (await deployment.list("coupons")).map(({ _id }) => _id);
}
