import ts from "typescript";
import { registrationOf } from "../../src/health/candidates/convex-syntax.ts";
import { descendants } from "../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../src/health/candidates/source-operator.ts";
import type { Operator } from "../operator.ts";
import { changedProjects } from "../source/source-injections.ts";

export const operator: Operator = {
  letter: "E",
  description: "The body of a handler moves into a function inside it.",
  injections: (base) =>
    changedProjects(base.files, (source) =>
      descendants(source).flatMap((node) => {
        const handler = registrationOf(node)?.handler;
        const body =
          handler !== undefined && ts.isArrowFunction(handler) ? handler.body : undefined;
        if (body === undefined || !ts.isBlock(body)) return [];
        const text = `{\n    const work = async () => ${body.getText()};\n    return await work();\n  }`;
        return [replaceNode(body, text, "handler's body in a function of its own")];
      }),
    ).map(({ description, files }) => ({ description, candidate: files, causes: [] })),
};
