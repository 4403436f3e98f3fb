import type ts from "typescript";
import { loadTypescript } from "./load-typescript.ts";
import { sourceProgram } from "./source-program.ts";
import type { ProjectFiles } from "../domain/project-files.ts";

/**
 * Elements and their attributes in a candidate's components, in the order of the source, as `button disabled`. Those
 * of `createElement("button", { disabled })` count too; what is spread into an element is not known.
 */
export function elementAttributes(files: ProjectFiles): readonly string[] {
  const compiler = loadTypescript();
  return sourceProgram(files)
    .nodes((node) => compiler.isJsxOpeningLikeElement(node) || compiler.isCallExpression(node))
    .flatMap((node) =>
      compiler.isCallExpression(node) ? attributesOfCall(node) : attributesOfElement(node),
    );
}

function attributesOfElement(node: ts.JsxOpeningLikeElement): readonly string[] {
  const compiler = loadTypescript();
  return node.attributes.properties
    .filter(compiler.isJsxAttribute)
    .map((attribute) => `${node.tagName.getText()} ${attribute.name.getText()}`);
}

function attributesOfCall(node: ts.CallExpression): readonly string[] {
  const compiler = loadTypescript();
  const [tag, attributes] = node.arguments;
  if (!/(?:^|\.)createElement$/.test(node.expression.getText()) || tag === undefined) return [];
  if (attributes === undefined || !compiler.isObjectLiteralExpression(attributes)) return [];
  const name = compiler.isStringLiteralLike(tag) ? tag.text : tag.getText();
  return attributes.properties.flatMap((property) =>
    property.name === undefined ? [] : [`${name} ${property.name.getText()}`],
  );
}
