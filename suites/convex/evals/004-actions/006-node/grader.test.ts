import {
  candidateFiles,
  deployment,
  expect,
  reference,
  sourceTexts,
  test,
  textLike,
} from "faultline/grader";

interface Note {
  readonly path: string;
  readonly text: string;
  readonly secret: string;
}

// Test cases 1 and 2 of RFC 4231, section 4.
const published = [
  {
    secret: "\v".repeat(20),
    text: "Hi There",
    seal: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
  },
  {
    secret: "Jefe",
    text: "what do ya want for nothing?",
    seal: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  },
];

// task: "the HMAC of the text (in UTF-8) under the secret (in UTF-8) with SHA-256"
test.each(published)("The seal of a published example is right: $text", async (example) => {
  const { secret, text, seal } = example;
  expect(await sealNote({ path: "a.txt", text, secret })).toEqual({ label: "a", seal });
});

// task: "Any text, path and secret may come, empty ones too."
// The seals were made with the same module once, by `createHmac("sha256", secret).update(text).digest("hex")`.
test.each([
  [
    "an empty text",
    { text: "", secret: "dock 4" },
    "b3fe59eaa92dfd2dc28d413364e3775c5724ab7ec3269a35cb43c70b699e217e",
  ],
  [
    "an empty secret",
    { text: "40 crates", secret: "" },
    "40bb55457ee0cddbb020b7ed1504285ef09fbe48e09008929c7e900ccc983fed",
  ],
  [
    "nothing at all",
    { text: "", secret: "" },
    "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad",
  ],
  [
    "text and secret beyond ASCII",
    { text: "Größe 40 × 2 – 🚢", secret: "ключ № 7" },
    "bc7420da398120c191e08269909bb7a1d7f0d7d86854611cdd9c533154dbacab",
  ],
  [
    "a long text and a long secret",
    { text: "crate\n".repeat(5000), secret: "s".repeat(300) },
    "3b946456325d8bf1ff0c7fd119869f89aba50386484c6f7efef076d17cf272d6",
  ],
])("The seal of %s is right.", async (_case, { text, secret }, seal) => {
  // task: "as 64 lower-case hexadecimal digits"
  expect(await sealNote({ path: "a.txt", text, secret })).toEqual({ label: "a", seal });
});

// task: "what `basename` gives for the path, without what `extname` gives for it"
test.each([
  ["notes/2026/rotterdam.pdf", "rotterdam"],
  ["rotterdam.pdf", "rotterdam"],
  ["rotterdam", "rotterdam"],
  ["/notes/rotterdam.tar.gz", "rotterdam.tar"],
  ["notes/rotterdam/", "rotterdam"],
  ["notes.d/rotterdam", "rotterdam"],
  ["notes/port.pdfs.pdf", "port.pdfs"],
  ["notes/.rotterdam", ".rotterdam"],
  ["notes/rotterdam.", "rotterdam"],
  ["notes/Übersee – 7.txt", "Übersee – 7"],
  ["..", ".."],
  ["/", ""],
  ["", ""],
])("The label of %j is %j.", async (path, label) => {
  const note = await sealNote({ path, text: "40 crates", secret: "dock 4" });
  expect(note).toEqual({ label, seal: anySeal });
});

test("The file runs in Node and holds one public action, and there is no schema.", async () => {
  const files = await candidateFiles();
  // task: "begins with the directive that makes Convex run it in Node"
  expect(files["convex/seals.ts"]).toMatch(directive);
  // task: "The file uses the two Node modules"
  expect(sourceTexts(files)).toEqual(
    expect.arrayContaining([
      textLike(/^(?:node:)?path(?:\/posix)?$/),
      textLike(/^(?:node:)?crypto$/),
    ]),
  );
  // task: "one public function and no other: `sealNote`, a Convex action"
  // task: "Its arguments are `path` (string, the path of a file, with `/` between its parts), `text` (string) and `secret` (string)."
  expect(await deployment.functions()).toEqual(await reference.functions());
  // task: "Write no schema."
  expect(await deployment.schema()).toEqual({});
});

/** Comments may stand before it. */
const directive = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*(["'])use node\1/;

// task: "as 64 lower-case hexadecimal digits"
const anySeal: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);

async function sealNote(note: Note): Promise<unknown> {
  return await deployment.anonymous.action("seals:sealNote", { ...note });
}
