import ts from "typescript";
import { posix } from "node:path";
import type { TextEdit } from "../../../domain/certificate.ts";
import { buildProposal } from "../propose/build-proposal.ts";
import { deleteListItem } from "../propose/delete-list-item.ts";
import { importEdit, importsOf, moduleKey, rebasedSpecifier } from "../propose/import-edits.ts";
import type { ProjectSyntax } from "../syntax/project-syntax.ts";
import { deleteLines } from "../syntax/delete-lines.ts";
import { moduleName } from "../syntax/resolve-binding.ts";
import type { TargetedRule } from "./targeted-rule.ts";

/** Where the platform exports what; generated modules relative to the functions' folder. */
const homes: readonly (readonly [string, string])[] = [
  [
    "_generated/server",
    "QueryCtx MutationCtx ActionCtx DatabaseReader DatabaseWriter query mutation action internalQuery internalMutation internalAction httpAction",
  ],
  ["_generated/dataModel", "Doc Id DataModel TableNames"],
  ["_generated/api", "api internal components"],
  ["convex/values", "v ConvexError Infer Value GenericId Validator"],
  [
    "convex/server",
    "defineSchema defineTable httpRouter cronJobs paginationOptsValidator paginationResultValidator FunctionReference PaginationResult PaginationOptions WithoutSystemFields",
  ],
];

/** A name that its module does not export: imported from where the reference has it, or where the platform has it. */
export const rehomeImport: TargetedRule = ({ context, clues }) => {
  const complaints = clues.diagnostics.filter(
    ({ code, message }) =>
      /^TS(2305|2459|2614|2724|2307)$/.test(code) ||
      /no matching export|no exported member/i.test(message),
  );
  if (complaints.length === 0) return [];
  const words = new Set(
    complaints.flatMap(({ message }) => message.match(/[A-Za-z_$][\w$]*/g) ?? []),
  );
  const files = new Set(
    complaints.flatMap(({ place }) => (place === undefined ? [] : [place.file])),
  );
  const misplaced = [...context.candidate.modules.values()]
    .filter((module) => files.size === 0 || files.has(module.fileName))
    .flatMap((module) =>
      specifiersOf(module).filter(({ name, propertyName }) =>
        words.has((propertyName ?? name).text),
      ),
    );
  const proposals = misplaced.flatMap((specifier) => {
    const edits = rehome(context.reference, specifier);
    const reference = counterpart(context.reference, specifier, edits);
    const candidate = specifier.parent.parent.parent;
    return buildProposal(context, {
      kind: "rehome-import",
      granularity: "token",
      edits,
      candidate,
      ...reference,
    });
  });
  return proposals.length === 0 ? [] : [proposals];
};

function specifiersOf(module: ts.SourceFile): readonly ts.ImportSpecifier[] {
  return importsOf(module).flatMap((declaration) => {
    const bindings = declaration.importClause?.namedBindings;
    return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  });
}

function rehome(reference: ProjectSyntax, specifier: ts.ImportSpecifier): readonly TextEdit[] {
  const source = specifier.getSourceFile();
  const imported = (specifier.propertyName ?? specifier.name).text;
  const declaration = specifier.parent.parent.parent;
  const module = homeOf(reference, imported, source.fileName);
  if (module === undefined || !ts.isImportDeclaration(declaration)) return [];
  if (moduleKey(module) === moduleKey(moduleName(declaration))) return [];
  const clause = declaration.importClause;
  const typeOnly = specifier.isTypeOnly || clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const alone = specifier.parent.elements.length === 1 && clause?.name === undefined;
  const text = declaration.moduleSpecifier.getText();
  const sibling = importsOf(source).some(
    (other) => moduleKey(moduleName(other)) === moduleKey(module),
  );
  if (alone && !sibling) {
    const { moduleSpecifier } = declaration;
    const newText = `${text[0] ?? '"'}${module}${text[0] ?? '"'}`;
    return [
      {
        file: source.fileName,
        start: moduleSpecifier.getStart(),
        end: moduleSpecifier.end,
        newText,
      },
    ];
  }
  const removal = alone ? deleteLines(declaration) : deleteListItem(specifier);
  return [removal, importEdit(source, { module, imported, local: specifier.name.text, typeOnly })];
}

/** The reference's import from the module to which the edits turn. */
function counterpart(
  reference: ProjectSyntax,
  specifier: ts.ImportSpecifier,
  edits: readonly TextEdit[],
): { readonly reference?: ts.Node } {
  const source = reference.modules.get(specifier.getSourceFile().fileName);
  const text = edits.map((edit) => edit.newText).join();
  const home = homeOf(
    reference,
    (specifier.propertyName ?? specifier.name).text,
    specifier.getSourceFile().fileName,
  );
  const found =
    source && home !== undefined && text !== ""
      ? importsOf(source).find(
          (declaration) => moduleKey(moduleName(declaration)) === moduleKey(home),
        )
      : undefined;
  return found === undefined ? {} : { reference: found };
}

/** Specifier, as it reads in `file`, of the module that exports a name. */
function homeOf(reference: ProjectSyntax, name: string, file: string): string | undefined {
  for (const module of reference.modules.values()) {
    const specifier = specifiersOf(module).find(
      (other) => (other.propertyName ?? other.name).text === name,
    );
    const declaration = specifier?.parent.parent.parent;
    if (declaration !== undefined && ts.isImportDeclaration(declaration)) {
      return rebasedSpecifier(moduleName(declaration), module.fileName, file);
    }
  }
  const home = homes.find(([, names]) => names.split(" ").includes(name))?.[0];
  if (home === undefined || !home.startsWith("_generated")) return home;
  const folder = file.split("/")[0] ?? "";
  const relative = posix.relative(posix.dirname(file), posix.join(folder, home));
  return relative.startsWith(".") ? relative : `./${relative}`;
}
