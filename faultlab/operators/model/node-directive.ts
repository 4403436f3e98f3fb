import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  'A file that holds queries or mutations starts with "use node".',
  (source) =>
    /\b(?:query|mutation|internalQuery|internalMutation)\(/.test(source.text)
      ? [
          {
            description: "use node",
            edits: [{ start: 0, end: 0, text: '"use node";\n\n' }],
          },
        ]
      : [],
);
