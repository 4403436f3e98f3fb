import { createHmac } from "node:crypto";
import { posix } from "node:path";
import { candidateFiles, deployment, expect, reference, test } from "faultline/grader";

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
test.each([
  ["an empty text", { text: "", secret: "dock 4" }],
  ["an empty secret", { text: "40 crates", secret: "" }],
  ["nothing at all", { text: "", secret: "" }],
  ["text and secret beyond ASCII", { text: "Größe 40 × 2 – 🚢", secret: "ключ № 7" }],
  ["a long text and a long secret", { text: "crate\n".repeat(5000), secret: "s".repeat(300) }],
])("The seal of %s is right.", async (_case, { text, secret }) => {
  const seal = createHmac("sha256", secret).update(text, "utf8").digest("hex");
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
  ["notes/.rotterdam", ".rotterdam"],
  ["notes/rotterdam.", "rotterdam"],
  ["notes/Übersee – 7.txt", "Übersee – 7"],
  ["..", ".."],
  ["/", ""],
  ["", ""],
])("The label of %j is %j.", async (path, label) => {
  const note = await sealNote({ path, text: "40 crates", secret: "dock 4" });
  expect(note).toEqual({ label, seal: anySeal });
  expect(posix.basename(path, posix.extname(path))).toBe(label);
});

test("The file runs in Node and holds one public action, and there is no schema.", async () => {
  const files = await candidateFiles();
  // task: "begins with the directive that makes Convex run it in Node"
  expect(files["convex/seals.ts"]).toMatch(directive);
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
