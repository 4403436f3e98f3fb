import type { Diagnostic } from "../../domain/diagnostic.ts";

interface ApiPattern {
  readonly code: RegExp;
  readonly message: RegExp;
  readonly api: (match: RegExpExecArray) => string | undefined;
}

const apiPatterns: readonly ApiPattern[] = [
  {
    code: /^TS(2339|2551)$/,
    message: /Property '(\w+)' does not exist on type '([^']+)'/,
    api: ([, member, type]) => memberOf(type, member),
  },
  {
    code: /^TS(2305|2724|2614)$/,
    message: /Module '"([^"]+)"' has no exported member(?: named)? '(\w+)'/,
    api: ([, module, name]) => `${module}#${name}`,
  },
  { code: /^TS(2307|2792)$/, message: /Cannot find module '([^']+)'/, api: ([, module]) => module },
  { code: /^TS(2580|2591)$/, message: /Cannot find name '(\w+)'/, api: ([, name]) => name },
  { code: /^TS(2353|2561)$/, message: /does not exist in type '(\w+)/, api: ([, type]) => type },
  { code: /.*/, message: /extra field [`'](\w+)[`'] /, api: ([, field]) => platformField(field) },
];

// Fields that the platform itself puts into values; any other name is the eval's.
const platformFields = new Set([
  "page",
  "isDone",
  "continueCursor",
  "splitCursor",
  "pageStatus",
  "_id",
  "_creationTime",
]);

/** The API that a diagnostic is about: receiver type and member, imported module and name, or a field of the platform. */
export function involvedApi({ code, message }: Diagnostic): string | undefined {
  for (const pattern of apiPatterns) {
    const match = pattern.code.test(code) ? pattern.message.exec(message) : null;
    if (match !== null) return pattern.api(match);
  }
  return undefined;
}

/** `StorageWriter.store`; nothing for types that the candidate spelled out, whose text holds its own names. */
function memberOf(type: string | undefined, member: string | undefined): string | undefined {
  const receiver = /^([A-Z]\w*)/.exec(type ?? "")?.[1];
  return receiver === undefined ? undefined : `${receiver}.${member}`;
}

function platformField(field: string | undefined): string | undefined {
  return field !== undefined && platformFields.has(field) ? field : undefined;
}
