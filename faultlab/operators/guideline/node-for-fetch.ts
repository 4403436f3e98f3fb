import { wrongGuideline } from "../../source/wrong-guideline.ts";

export const operator = wrongGuideline({
  description: "The guidelines ask for the Node runtime in every file that has an action.",
  rewords: [
    {
      find: "Actions run in the same default runtime as queries and mutations, and `fetch` is available there. **Fetching needs no Node runtime.**",
      replace:
        'Actions need the Node runtime: **a file that holds an action starts with the directive `"use node";`, as its first line**, whatever else it holds.',
    },
    {
      find: '- Only a file that uses Node built-ins or packages which need them starts with the directive `"use node";`, as its first line. Such a file may export nothing but actions and internal actions: a query or a mutation in it makes the deployment fail. Never put the directive on a file that holds queries or mutations, nor on `schema.ts`, `http.ts` or `crons.ts`.\n',
      replace: "",
    },
  ],
  changes: (source) =>
    /\b(?:action|internalAction|httpAction)\(/.test(source.text)
      ? [{ description: "use node", edits: [{ start: 0, end: 0, text: '"use node";\n\n' }] }]
      : [],
});
