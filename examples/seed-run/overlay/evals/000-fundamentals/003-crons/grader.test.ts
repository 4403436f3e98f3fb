import { beforeEach, deployment, expect, test } from "faultline/grader";

const emptyAction = "crons:emptyAction";

const labels = ["run every second", "dome heartbeat", "encoder calibration", "mirror audit"];

beforeEach(() => deployment.clear());

test("The job runs with and without a label, refuses other labels, and is closed to clients.", async () => {
  expect(await deployment.admin.action(emptyAction)).toBeNull();
  expect(await deployment.admin.action(emptyAction, { jobLabel: "dome heartbeat" })).toBeNull();
  await expect(deployment.admin.action(emptyAction, { jobLabel: 7 })).rejects.toThrow(
    "ArgumentValidationError",
  );
  await expect(deployment.anonymous.action(emptyAction)).rejects.toThrow(
    "Could not find public function",
  );
});

test("The labels of the crons appear in the metadata of the deployment.", async () => {
  const metadata = JSON.stringify(await deployment.admin.query("_system/cli/modules:apiSpec"));
  expect(metadata).toContain("crons.js:emptyAction");
  for (const label of labels) {
    expect(metadata).toContain(label);
  }
});
