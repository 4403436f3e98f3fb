import {
  anyNumber,
  awaitsResultOfHook,
  beforeEach,
  callsOf,
  candidateFiles,
  deployment,
  expect,
  reference,
  render,
  test,
} from "faultline/grader";

const signGuestBook = "entries:signGuestBook";

beforeEach(() => deployment.clear());

test("Signing stores one entry and gives its id.", async () => {
  const entry = { visitor: "Maren", note: "What a view!" };
  const id = await deployment.anonymous.mutation(signGuestBook, entry);
  expect(await deployment.list("entries")).toEqual([
    { _id: id, _creationTime: anyNumber, ...entry },
  ]);
});

test.each([
  [{ visitor: "Maren" }],
  [{ visitor: "Maren", note: 5 }],
  [{ visitor: "a", note: "b", age: 3 }],
])("Signing with %j is refused.", async (args) => {
  await expect(deployment.anonymous.mutation(signGuestBook, args)).rejects.toThrow(
    "ArgumentValidationError",
  );
});

test("The backend is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual(await reference.functions());
});

test("The page starts with an empty form of two inputs and a button.", async () => {
  const html = await render();
  expect(html.match(/<(?:form|input|button)\b/g)?.sort()).toEqual([
    "<button",
    "<form",
    "<input",
    "<input",
  ]);
  expect(html).toMatch(/<input[^>]*\sname="visitor"/);
  expect(html).toMatch(/<input[^>]*\sname="note"/);
  expect(html).not.toMatch(/<input[^>]*\svalue="[^"]/);
  expect(html).toMatch(/<button[^>]*>Sign<\/button>/);
});

test("The form calls the mutation through the hook, awaits it, and does not reload the page.", async () => {
  const files = await candidateFiles();
  expect(callsOf(files, "useMutation")).not.toEqual([]);
  expect(awaitsResultOfHook(files, "useMutation")).toBe(true);
  expect(callsOf(files, "preventDefault")).not.toEqual([]);
});

test("While the mutation runs the button says so.", async () => {
  const { "src/App.tsx": app } = await candidateFiles();
  expect(app).toContain("Signing...");
});
