/** Takes secrets out of texts, and of every text within a JSON value. */
export interface Redactor {
  text(text: string): string;
  json(value: unknown): unknown;
}

const redacted = "[redacted]";

/**
 * Makes what leaves the connection to a provider safe to store and to show: a provider, or what stands before it, may
 * repeat the key that it was sent, as it is or as an address or a basic authorization encodes it.
 */
export function redactor(secrets: readonly string[]): Redactor {
  const forms = secrets
    .filter((secret) => secret !== "")
    .flatMap(formsOf)
    // A form may be a part of another.
    .toSorted((a, b) => b.length - a.length);
  const text = (given: string): string =>
    forms.reduce((rest, form) => rest.replaceAll(form, redacted), given);
  return { text, json: (value) => redactJson(value, text) };
}

function formsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = Buffer.from(secret).toString("base64");
  return [secret, encodeURIComponent(secret), json, base64, base64.replace(/=+$/u, "")];
}

function redactJson(value: unknown, text: Redactor["text"]): unknown {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((each) => redactJson(each, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [text(key), redactJson(each, text)]),
  );
}
