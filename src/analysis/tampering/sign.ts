import type ts from "typescript";
import type { TamperFlag, TamperKind } from "../../domain/tamper-flag.ts";

/** A flag before its place is known by line. `offset` counts characters of the file. */
export interface Sign extends Pick<TamperFlag, "kind" | "excerpt"> {
  readonly offset: number;
}

export function signAt(node: ts.Node, kind: TamperKind): Sign {
  return { kind, offset: node.getStart(), excerpt: node.getText().split("\n")[0] ?? "" };
}
