/** Folder of a project that holds its functions and schema. */
export const functionsFolder = "convex";
