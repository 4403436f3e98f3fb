import { changeText } from "../../src/health/candidates/mutants/change-text.ts";
import { ambiguity } from "../source/ambiguity.ts";

export const operator = ambiguity({
  description:
    "No sentence says any more which text a function gives, and the candidate words it differently.",
  changes: (source) => (source.fileName.endsWith("schema.ts") ? [] : changeText.changes(source)),
  decides: (sentence, { description }) => {
    const text = /"([^"]{3,})" →/.exec(description)?.[1];
    return text !== undefined && sentence.includes(text);
  },
});
