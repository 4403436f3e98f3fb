import type ts from "typescript";

/** Every node below a node, itself included, in the order of the text. */
export function descendants(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [node];
  node.forEachChild((child) => {
    found.push(...descendants(child));
  });
  return found;
}
