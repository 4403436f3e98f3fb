import { expect, test } from "vitest";
import { sourceTexts } from "./source-texts.ts";

test("Strings, templates and text between tags are told, comments are not.", () => {
  const files = {
    "src/App.tsx": [
      "// Signing...",
      `const a = 'Sign' + \`Dear \${name}, hello \${other}!\` + \`plain\`;`,
      `const b = <p title="A title">\n  Loading... {/* Saving... */}\n</p>;`,
    ].join("\n"),
    "README.md": "'text'",
  };
  expect(sourceTexts(files)).toEqual([
    "Sign",
    "Dear",
    ", hello",
    "!",
    "plain",
    "A title",
    "Loading...",
  ]);
});
