import { buildProposal } from "../propose/build-proposal.ts";
import { directivesOf } from "../propose/import-edits.ts";
import { deleteLines } from "../syntax/delete-lines.ts";
import type { TargetedRule } from "./targeted-rule.ts";

/** Functions that Node.js may not run: without the directive they run in the default runtime. */
export const dropNodeDirective: TargetedRule = ({ context, clues }) => {
  const messages = clues.diagnostics
    .map(({ message }) => message)
    .filter((message) => /defined in Node\.js/i.test(message));
  if (messages.length === 0) return [];
  const directives = [...context.candidate.modules.values()].flatMap((module) =>
    directivesOf(module)
      .filter((statement) => /use node/.test(statement.getText()))
      .flatMap((statement) =>
        buildProposal(context, {
          kind: "drop-directive",
          granularity: "statement",
          edits: [dropWithBlankLine(module.text, deleteLines(statement))],
          candidate: statement,
          ...referenceTop(context.reference.modules.get(module.fileName)?.statements[0]),
        }),
      ),
  );
  return directives.length === 0 ? [] : [directives];
};

function dropWithBlankLine(
  text: string,
  edit: ReturnType<typeof deleteLines>,
): ReturnType<typeof deleteLines> {
  const blank =
    edit.start === 0 ? /^[ \t]*\r?\n/.exec(text.slice(edit.end))?.[0].length : undefined;
  return { ...edit, end: edit.end + (blank ?? 0) };
}

function referenceTop<Node>(node: Node | undefined): { readonly reference?: Node } {
  return node === undefined ? {} : { reference: node };
}
