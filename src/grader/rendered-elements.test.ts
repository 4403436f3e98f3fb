import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { elementsIn, textIn } from "./rendered-elements.ts";

const page = renderToStaticMarkup(
  createElement(
    "form",
    { className: "[&>input]:w-full" },
    createElement("input", { name: "note", defaultValue: 'a "b" <c>' }),
    createElement("input", { name: "visitor", disabled: true }),
    createElement("ul", null, [
      createElement("li", { key: 1 }, createElement("em", null, "Salix"), ", ", "Fell & ", "moor"),
      createElement("li", { key: 2 }, "  two\n words "),
    ]),
    createElement("button", { type: "submit", disabled: true }, "Sign"),
    createElement("button", null, createElement("b", null, "Cancel")),
  ),
);

test("Elements are told with their attributes and what they show.", () => {
  expect(elementsIn(page, "button")).toEqual([
    { attributes: { type: "submit", disabled: "" }, text: "Sign" },
    { attributes: {}, text: "Cancel" },
  ]);
  expect(elementsIn(page, "li")).toEqual([
    { attributes: {}, text: "Salix, Fell & moor" },
    { attributes: {}, text: "two words" },
  ]);
  expect(elementsIn(page, "form").map(({ attributes }) => attributes)).toEqual([
    { class: "[&>input]:w-full" },
  ]);
});

test("Elements that hold no text are told too.", () => {
  expect(elementsIn(page, "input")).toEqual([
    { attributes: { name: "note", value: 'a "b" <c>' }, text: "" },
    { attributes: { name: "visitor", disabled: "" }, text: "" },
  ]);
});

test("A tag that another begins with is not taken for it.", () => {
  expect(elementsIn("<br/><b>one</b><body>two</body>", "b")).toEqual([
    { attributes: {}, text: "one" },
  ]);
});

test("A page shows its text without tags.", () => {
  expect(textIn("<p>Loading...</p>\n<hr/><p>It&#x27;s <i>late</i></p>")).toBe(
    "Loading... It's late",
  );
});

test("Spaces that do not break are spaces, however they are written.", () => {
  expect(textIn("<p>platform&nbsp;4 of\u00a09</p>")).toBe("platform 4 of 9");
  expect(textIn("<p>&amp;nbsp;</p>")).toBe("&nbsp;");
});
