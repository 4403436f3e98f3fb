import { beforeEach, deployment, expect, test } from "faultline/grader";

const emptyAction = "crons:emptyAction";

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
  expect(metadata).toContain("run every second");
  expect(metadata).toContain("dome heartbeat");
  expect(metadata).toContain("encoder calibration");
  expect(metadata).toContain("mirror audit");
});
