import { beforeEach, deployment, expect, test } from "faultline/grader";

const emptyAction = "crons:emptyAction";

beforeEach(() => deployment.clear());

// task: "It has one optional argument, `jobLabel`, a string, and returns null."
// task: "Clients must not be able to call it."
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

// task: "holds exactly these four crons, each of which runs `emptyAction`"
test("The four crons are registered with their labels, schedules and arguments.", async () => {
  expect(await deployment.crons()).toEqual({
    "run every second": { schedule: "every 1 seconds", function: emptyAction, args: {} },
    "dome heartbeat": {
      schedule: "every 300 seconds",
      function: emptyAction,
      args: { jobLabel: "dome heartbeat" },
    },
    "encoder calibration": {
      schedule: "every 21600 seconds",
      function: emptyAction,
      args: { jobLabel: "encoder calibration" },
    },
    "mirror audit": { schedule: "30 6 3 * *", function: emptyAction, args: {} },
  });
});
