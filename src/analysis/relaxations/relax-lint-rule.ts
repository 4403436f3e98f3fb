import ts from "typescript";
import type { TextEdit } from "../../domain/certificate.ts";
import type { LintConfigFile } from "../../domain/suite.ts";
import type { Relaxation } from "./relaxation.ts";

export interface LintConfigs {
  /** Config whose rule fired. */
  readonly failing: LintConfigFile;
  /** The suite's other config, which may hold the rule with milder options. */
  readonly other?: LintConfigFile;
}

/** Ways to take back what a lint rule asked, narrowest first: the other config's setting of it, then the rule off. */
export function relaxLintRule(rule: string, { failing, other }: LintConfigs): Relaxation[] {
  const borrowed = other === undefined ? undefined : ruleSetting(other, rule);
  const current = ruleSetting(failing, rule);
  const demand = `\`${rule}\` as ${failing.file} sets it`;
  const relaxations: Relaxation[] = [];
  if (other !== undefined && borrowed !== undefined && borrowed !== current) {
    const edit = setRule(failing, rule, borrowed);
    const change = `With \`${rule}\` set in ${failing.file} as ${other.file} has it`;
    if (edit !== undefined) {
      relaxations.push(relaxation("lint-option", { rule, demand, change, edit }));
    }
  }
  const off = setRule(failing, rule, '"off"');
  const change = `With \`${rule}\` off in ${failing.file}`;
  if (off !== undefined) {
    relaxations.push(relaxation("lint-rule-off", { rule, demand, change, edit: off }));
  }
  return relaxations;
}

interface RelaxedRule {
  readonly rule: string;
  readonly demand: string;
  readonly change: string;
  readonly edit: TextEdit;
}

function relaxation(kind: Relaxation["kind"], { rule, edit, ...words }: RelaxedRule): Relaxation {
  return { kind, ...words, edits: [edit], covers: ({ diagnostic }) => diagnostic.code === rule };
}

/** Source text of a rule's setting in a config, from the last `rules` object that names it. */
function ruleSetting(config: LintConfigFile, rule: string): string | undefined {
  const source = parse(config);
  const property = rulesObjects(source)
    .flatMap((object) => object.properties.filter(ts.isPropertyAssignment))
    .findLast((each) => keyOf(each.name) === rule);
  return property?.initializer.getText(source);
}

/** The edit that gives a rule this setting: in place where the config names it, else at the end of its last `rules` object. */
function setRule(config: LintConfigFile, rule: string, setting: string): TextEdit | undefined {
  const source = parse(config);
  const objects = rulesObjects(source);
  const existing = objects
    .flatMap((object) => object.properties.filter(ts.isPropertyAssignment))
    .findLast((each) => keyOf(each.name) === rule);
  if (existing !== undefined) {
    const { initializer } = existing;
    return {
      file: config.file,
      start: initializer.getStart(source),
      end: initializer.end,
      newText: setting,
    };
  }
  const last = objects.at(-1);
  return last === undefined ? undefined : insertion(config, last, `"${rule}": ${setting}`);
}

function insertion(
  config: LintConfigFile,
  object: ts.ObjectLiteralExpression,
  member: string,
): TextEdit {
  const lastMember = object.properties.at(-1);
  if (lastMember === undefined) {
    const start = object.getStart() + 1;
    return { file: config.file, start, end: start, newText: ` ${member} ` };
  }
  const lineStart = config.text.lastIndexOf("\n", lastMember.getStart() - 1) + 1;
  const indentation = /^\s*/.exec(config.text.slice(lineStart))?.[0] ?? "";
  const comma = object.properties.hasTrailingComma;
  const start = comma ? object.properties.end : lastMember.end;
  return {
    file: config.file,
    start,
    end: start,
    newText: `${comma ? "" : ","}\n${indentation}${member},`,
  };
}

function parse(config: LintConfigFile): ts.SourceFile {
  return ts.createSourceFile(
    config.file,
    config.text,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.JS,
  );
}

function rulesObjects(source: ts.SourceFile): ts.ObjectLiteralExpression[] {
  const found: ts.ObjectLiteralExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      keyOf(node.name) === "rules" &&
      ts.isObjectLiteralExpression(node.initializer)
    ) {
      found.push(node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function keyOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}
