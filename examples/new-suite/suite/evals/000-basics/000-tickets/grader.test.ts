import { anyNumber, beforeEach, deployment, expect, test } from "faultline/grader";

const call = deployment.anonymous;

beforeEach(() => deployment.clear());

// task: "It stores an open ticket with this title and returns its id."
test("A ticket that was added is stored as open.", async () => {
  const ticketId = await call.mutation("tickets:add", { title: "Printer" });
  expect(await deployment.list("tickets")).toEqual([
    { _id: ticketId, _creationTime: anyNumber, title: "Printer", isOpen: true },
  ]);
});

// task: "It makes the ticket one that is not open, changes nothing else, and returns null."
test("Closing changes one ticket and nothing else of it.", async () => {
  const ticketId = await call.mutation("tickets:add", { title: "Printer" });
  await call.mutation("tickets:add", { title: "Lamp" });
  const [printer, lamp] = await deployment.list("tickets");
  expect(await call.mutation("tickets:close", { ticketId })).toBeNull();
  expect(await deployment.list("tickets")).toEqual([{ ...printer, isOpen: false }, lamp]);
});

// task: "It returns the titles of the open tickets, the oldest first."
test("Open tickets are listed by age, closed ones are not.", async () => {
  expect(await call.query("tickets:listOpen", {})).toEqual([]);
  await call.mutation("tickets:add", { title: "Printer" });
  const ticketId = await call.mutation("tickets:add", { title: "Lamp" });
  await call.mutation("tickets:add", { title: "Door" });
  await call.mutation("tickets:close", { ticketId });
  expect(await call.query("tickets:listOpen", {})).toEqual(["Printer", "Door"]);
});

// task: "Every function refuses arguments of other types, and arguments that are not listed here."
test.each([
  ["add", { title: 1 }],
  ["add", { title: "Lamp", isOpen: false }],
  ["close", { ticketId: "no id" }],
] as const)("%s refuses %j.", async (name, given) => {
  await expect(call.mutation(`tickets:${name}`, given)).rejects.toThrow();
  expect(await deployment.list("tickets")).toEqual([]);
});
