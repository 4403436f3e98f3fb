import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

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

// task: "It has one optional argument, `jobLabel`, a string, and returns null."
// task: "Write no schema."
test("The job has this argument and no other, and there is no schema.", async () => {
  const { [emptyAction]: candidate } = await deployment.functions();
  const { [emptyAction]: expected } = await reference.functions();
  expect(candidate).toEqual(expected);
  expect(await deployment.schema()).toEqual({});
});

// task: "It does nothing else."
test.each([{}, { jobLabel: "mirror audit" }])("The job does nothing with %j.", async (args) => {
  expect(await deployment.logLines("action", emptyAction, args)).toEqual([]);
  expect(await deployment.usage("action", emptyAction, args)).toMatchObject({
    documentsRead: 0,
    documentsWritten: 0,
  });
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
