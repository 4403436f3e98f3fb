import type ts from "typescript";
import { loadTypescript } from "./load-typescript.ts";
import { sourceProgram } from "./source-program.ts";
import type { ProjectFiles } from "../domain/project-files.ts";

/** The texts in a candidate's code, each trimmed: strings, parts of templates, and text between tags. No comments. */
export function sourceTexts(files: ProjectFiles): readonly string[] {
  return sourceProgram(files)
    .nodes(isText)
    .map(({ text }) => text.trim())
    .filter((text) => text !== "");
}

type Text =
  ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail | ts.JsxText;

function isText(node: ts.Node): node is Text {
  const compiler = loadTypescript();
  return (
    compiler.isStringLiteralLike(node) ||
    compiler.isTemplateHead(node) ||
    compiler.isTemplateMiddleOrTemplateTail(node) ||
    compiler.isJsxText(node)
  );
}
