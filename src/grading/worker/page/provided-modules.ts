/** Global under which the page's program provides modules to the candidate's, by their names. */
export const providedModules = "__faultlineModules";

export const providedNames: readonly string[] = [
  "react",
  "react-dom",
  "react-dom/client",
  "react/jsx-runtime",
  "convex/react",
];
