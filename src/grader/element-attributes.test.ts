import { expect, test } from "vitest";
import { elementAttributes } from "./element-attributes.ts";

test("Attributes are told with their elements.", () => {
  const app = `
    // <input disabled />
    const a = <form action={save}><input name="note" {...rest} /><Row.Cell wide>x</Row.Cell></form>;
    const b = "<button disabled>";`;
  expect(elementAttributes({ "src/App.tsx": app, "README.md": "<p id='a' />" })).toEqual([
    "form action",
    "input name",
    "Row.Cell wide",
  ]);
});

test("Elements that are made without markup count too.", () => {
  const app = `
    const a = createElement("button", { disabled, "aria-label": label, ...rest }, "Sign");
    const b = React.createElement(Row, { wide: true });
    const c = createElement("p", null); createElement("p", attributes); createElement();
    document.createElements("p", { id });`;
  expect(elementAttributes({ "src/App.ts": app })).toEqual([
    "button disabled",
    `button "aria-label"`,
    "Row wide",
  ]);
});
