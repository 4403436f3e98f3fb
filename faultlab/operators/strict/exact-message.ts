import type { Operator } from "../../operator.ts";
import { stricterGrader } from "../../source/suite-edits.ts";

export const operator: Operator = {
  letter: "S",
  description: "An error must have the very words of the reference.",
  injections: (base) => {
    const { grader, answer } = base.eval;
    const thrown = Object.values(answer).flatMap((text) => [
      ...text.matchAll(/new (?:Convex)?Error\(["`]([^"`$]{3,})/g),
    ]);
    const messages = [...new Set(thrown.flatMap(([, message]) => message ?? []))];
    const loose = [...grader.matchAll(/rejects\.toThrow\((.*?)\)(?=[;,)])/g)];
    return messages.flatMap((message) =>
      loose.map(({ 0: matcher, index }) => {
        const exact = `rejects.toThrow(${JSON.stringify(message)})`;
        const text = grader.slice(0, index) + exact + grader.slice(index + matcher.length);
        return stricterGrader(base, `${matcher} → ${exact} at ${index}`, text);
      }),
    );
  },
};
