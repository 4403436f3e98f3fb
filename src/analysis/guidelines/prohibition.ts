const forbids =
  /\b(?:never|do not|don't|must not|may not|cannot|avoid|no longer|there (?:is|are) no|does not exist|is wrong|has no|have no|neither|nor|no part)\b/i;

/** Does a sentence, or a line of code with its comment, speak against something? */
export function isProhibition(text: string): boolean {
  return forbids.test(text);
}

const strict = /\b(?:never|do not|don't|must not|avoid)\b(?<clause>(?:`[^`]*`|[^.;:,(`])*)/i;
const condition =
  /\b(?:on|in|inside|within|where|when|while|unless|except|if|for|from|before|after|until|at|to|with|without|and then)\b/i;

/**
 * What a sentence forbids wherever it stands, as code: `filter` in "Never use `filter`.". Nothing where a condition comes
 * along ("in a query", "unless …"): then it depends on the case.
 */
export function forbiddenCode(text: string): readonly string[] {
  const clause = strict.exec(text)?.groups?.["clause"] ?? "";
  if (condition.test(clause.replaceAll(/`[^`]*`/g, "")) || condition.test(restOf(text, clause))) {
    return [];
  }
  return [...clause.matchAll(/`([^`]+)`/g)].flatMap(([, code = ""]) => nameOf(code));
}

const demands = /\b(?:always|must|use|call|write)\b(?<clause>(?:`[^`]*`|[^.;:,(`])*)/i;

/** What a sentence demands wherever it stands, as code. */
export function demandedCode(text: string): readonly string[] {
  if (isProhibition(text)) return [];
  const clause = demands.exec(text)?.groups?.["clause"] ?? "";
  if (condition.test(clause.replaceAll(/`[^`]*`/g, ""))) return [];
  return [...clause.matchAll(/`([^`]+)`/g)].flatMap(([, code = ""]) => nameOf(code));
}

/** What follows directly on a clause, up to the end of the sentence. */
function restOf(text: string, clause: string): string {
  const rest = text.slice(text.indexOf(clause) + clause.length);
  return /^,?\s*(?:unless|except|if|when|where|but)\b/i.exec(rest)?.[0] ?? "";
}

/** The name of an API in code such as `.filter()` or `ctx.db.query`; none where it is no name. */
function nameOf(code: string): readonly string[] {
  const name = code.replace(/^\./, "").replace(/\(.*\)$/s, "");
  return /^["']?[A-Za-z_$][\w$.\s]*["']?$/.test(name) && name.length > 2 ? [name] : [];
}

/** Words that mean something else as the name of a member: `any` in `v.any()`. */
const keywords = /^(?:any|unknown|never|null|undefined|void|object|string|number|boolean|let|var)$/;

/** Does code hold a name, as a whole? */
export function holdsName(code: string, name: string): boolean {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const isWhole = name.includes(".") || /^["']/.test(name) || keywords.test(name);
  const before = isWhole ? "(?<![\\w$.])" : "(?<![\\w$])";
  const pattern = `${before}${escaped}(?![\\w$])`;
  return new RegExp(pattern).test(code);
}
