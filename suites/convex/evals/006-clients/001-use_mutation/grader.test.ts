import {
  anyNumber,
  awaitsResultOfHook,
  beforeEach,
  callsOf,
  candidateFiles,
  deployment,
  elementAttributes,
  elementsIn,
  expect,
  mount,
  reference,
  render,
  sourceTexts,
  test,
} from "faultline/grader";
import type { Page } from "faultline/grader";

const signGuestBook = "entries:signGuestBook";

beforeEach(() => deployment.clear());

// task: "The schema and the backend are given; write them exactly as they are."
test.each([
  { visitor: "Maren", note: "What a view!" },
  { visitor: "", note: " twice \n" },
])("Signing stores one entry and gives its id: %j", async (entry) => {
  const id = await deployment.anonymous.mutation(signGuestBook, entry);
  expect(await deployment.list("entries")).toEqual([
    { _id: id, _creationTime: anyNumber, ...entry },
  ]);
});

// task: "The schema and the backend are given; write them exactly as they are."
test.each([
  [{ visitor: "Maren" }],
  [{ visitor: "Maren", note: 5 }],
  [{ visitor: "a", note: "b", age: 3 }],
])("Signing with %j is refused.", async (args) => {
  await expect(deployment.anonymous.mutation(signGuestBook, args)).rejects.toThrow(
    "ArgumentValidationError",
  );
});

// task: "The schema and the backend are given; write them exactly as they are."
test("The backend is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual(await reference.functions());
});

// task: "It shows one form with two text inputs (`<input>`), named `visitor` and `note`, both empty at first, and one submit button (`<button>`) with the text `Sign`."
test("The page starts with an empty form of two inputs and a button.", async () => {
  const html = await render();
  expect(elementsIn(html, "form")).toHaveLength(1);
  const inputs = elementsIn(html, "input").map(({ attributes }) => attributes);
  expect(inputs.map(({ name, value = "" }) => `${name}: ${value}`).toSorted()).toEqual([
    "note: ",
    "visitor: ",
  ]);
  expect(inputs.map(({ type = "text" }) => type)).toEqual(["text", "text"]);
  const buttons = elementsIn(html, "button");
  expect(buttons.map(({ text }) => text)).toEqual(["Sign"]);
  expect(buttons[0]?.attributes["type"] ?? "submit").toBe("submit");
  expect(buttons[0]?.attributes).not.toHaveProperty("disabled");
});

// task: "It calls the mutation, with the contents of the inputs, through Convex's hook for mutations, and awaits it."
test("The form calls the mutation through the hook and awaits it.", async () => {
  const files = await candidateFiles();
  expect(callsOf(files, "useMutation")).not.toEqual([]);
  expect(awaitsResultOfHook(files, "useMutation")).toBe(true);
});

// task: "Submitting the form must not reload the page. It calls the mutation"
test("Submitting the form is handled, and does not reload the page.", async () => {
  const files = await candidateFiles();
  const submission = /^(form (onSubmit|action)|\w+ (formAction|onClick))$/;
  expect(elementAttributes(files)).toContainEqual(expect.stringMatching(submission));
  const byHandler = callsOf(files, "preventDefault").length > 0;
  const byAction = elementAttributes(files).some((attribute) =>
    /^\w+ (form)?action$/i.test(attribute),
  );
  expect(byHandler || byAction).toBe(true);
});

// task: "From the submission until the mutation is done, the button is disabled and its text is `Signing...` instead of `Sign`."
test("While the mutation runs the button says so and is disabled.", async () => {
  const files = await candidateFiles();
  expect(sourceTexts(files)).toContain("Signing...");
  expect(elementAttributes(files)).toContainEqual(expect.stringMatching(/ disabled$/));
});

// task: "Also write `package.json`, which lists `convex`, `react`, `react-dom`, `@types/react` and `@types/react-dom`, and a `tsconfig.json` for the code in `src`."
test("The packages are listed, and the code in src has its configuration.", async () => {
  const { "package.json": manifest = "", ...files } = await candidateFiles();
  const packages = ["convex", "react", "react-dom", "@types/react", "@types/react-dom"];
  expect(packages.filter((name) => !manifest.includes(`"${name}"`))).toEqual([]);
  expect(Object.keys(files)).toContainEqual(
    expect.stringMatching(/^(?:src\/)?tsconfig[\w.]*\.json$/),
  );
});

// task: "Submitting the form must not reload the page. It calls the mutation, with the contents of the inputs"
test("Submitting calls the mutation once, with the contents of the inputs.", async () => {
  await using page = await mount();
  await fillIn(page, maren);
  await page.submit();
  expect(await page.mutationCalls(signGuestBook)).toEqual([maren]);
  expect(await page.reloads()).toBe(0);
}, 60_000);

// task: "From the submission until the mutation is done, the button is disabled and its text is `Signing...` instead of `Sign`."
test("The button waits from the submission until the mutation is done.", async () => {
  await using page = await mount();
  await fillIn(page, maren);
  await page.click("button");
  expect(await buttonOf(page)).toEqual({ text: "Signing...", isEnabled: false });
  await page.resolveMutation(signGuestBook, "e1");
  expect(await buttonOf(page)).toEqual({ text: "Sign", isEnabled: true });
}, 60_000);

// task: "Afterwards both inputs are empty again."
test("Once signed, both inputs are empty, and the next entry is signed as well.", async () => {
  const aron = { visitor: "Aron", note: "2 <b>" };
  await using page = await mount();
  for (const entry of [maren, aron]) {
    await fillIn(page, entry);
    await page.submit();
    await page.resolveMutation(signGuestBook, "e1");
    expect([await page.value(input.visitor), await page.value(input.note)]).toEqual(["", ""]);
  }
  expect(await page.mutationCalls(signGuestBook)).toEqual([maren, aron]);
  expect(await page.reloads()).toBe(0);
}, 60_000);

const maren = { visitor: "Maren", note: "What a view!" };

const input = { visitor: "input[name=visitor]", note: "input[name=note]" };

async function fillIn(page: Page, entry: typeof maren): Promise<void> {
  await page.type(input.visitor, entry.visitor);
  await page.type(input.note, entry.note);
}

async function buttonOf(page: Page): Promise<{ text: string; isEnabled: boolean } | undefined> {
  const [button] = elementsIn(await page.html(), "button");
  return button && { text: button.text, isEnabled: !("disabled" in button.attributes) };
}
