interface PlatformError {
  readonly name: string;
  readonly pattern: RegExp;
}

// Messages of the platform at push and at run time, as its documentation and clients show them.
const platformErrors: readonly PlatformError[] = [
  { name: "only-actions-in-node", pattern: /Only actions can be defined in Node\.js/ },
  {
    name: "node-api-without-directive",
    pattern: /Node APIs from a file without the "use node" directive/,
  },
  { name: "returns-validation-extra-field", pattern: /ReturnsValidationError:[\s\S]*extra field/ },
  { name: "returns-validation", pattern: /ReturnsValidationError/ },
  { name: "argument-validation", pattern: /ArgumentValidationError/ },
  { name: "extra-field", pattern: /Object contains extra field/ },
  { name: "missing-field", pattern: /Object is missing the required field/ },
  { name: "schema-mismatch", pattern: /does not match the schema/ },
  { name: "function-not-found", pattern: /Could not find (public )?function/ },
  { name: "wrong-function-kind", pattern: /Trying to execute .* as \w+, but it is defined as/ },
  { name: "fetch-in-transaction", pattern: /Can't use fetch\(\) in queries and mutations/ },
  { name: "not-unique", pattern: /unique\(\) query returned more than one result/ },
  { name: "missing-document", pattern: /on nonexistent document ID/ },
  { name: "invalid-cursor", pattern: /InvalidCursor/ },
  { name: "empty-page", pattern: /Must request at least 1 document while paginating/ },
  { name: "paginated-twice", pattern: /ran multiple paginated queries/ },
  {
    name: "creation-time-in-index",
    pattern: /`?_creationTime`? is automatically added to the end of each index/,
  },
  { name: "duplicate-index", pattern: /Indexes must be unique within a table/ },
  { name: "reserved-index-name", pattern: /because the name is reserved/ },
  { name: "not-a-router", pattern: /is not a Router|must have a default export of a Router/ },
  { name: "prefix-without-slash", pattern: /pathPrefix .* must end with a \// },
  { name: "duplicate-cron", pattern: /Cron identifier registered twice/ },
  { name: "duplicate-route", pattern: /Path .* for method .* already in use/ },
  { name: "unresolved-import", pattern: /Could not resolve "/ },
  { name: "missing-bundle-export", pattern: /No matching export in "/ },
];

/** Stable name of the platform's error in a message; `undefined` where it is none that we know. */
export function platformError(message: string): string | undefined {
  return platformErrors.find(({ pattern }) => pattern.test(message))?.name;
}
