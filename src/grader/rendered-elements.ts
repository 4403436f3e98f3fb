/** An element of a rendered page. */
export interface RenderedElement {
  /** By name; an attribute without a value, such as `disabled`, has an empty one. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What it shows, as `textIn` gives it; empty for an element that cannot hold text. */
  readonly text: string;
}

/** The elements of a tag in HTML of `render` or a page, in order. An element of the same tag within another is not told. */
export function elementsIn(html: string, tag: string): readonly RenderedElement[] {
  const pattern = new RegExp(
    `<${tag}(?<attributes>(?:\\s[^>]*?)?)(?:/>|>(?:(?<inner>.*?)</${tag}>)?)`,
    "gs",
  );
  return [...html.matchAll(pattern)].map(({ groups }) => ({
    attributes: attributesIn(groups?.["attributes"] ?? ""),
    text: textIn(groups?.["inner"] ?? ""),
  }));
}

/** What HTML of `render` or a page shows: without tags, white space collapsed. */
export function textIn(html: string): string {
  return decoded(html.replace(/<[^>]*>/g, ""))
    .replace(/\s+/g, " ")
    .trim();
}

function attributesIn(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(/([^\s=]+)="([^"]*)"/g)];
  return Object.fromEntries(found.map(([, name = "", value = ""]) => [name, decoded(value)]));
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&nbsp;": "\u00a0",
};

/** React escapes the first five and no others; the document of a mounted page writes the last as well. */
function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27|nbsp);/g, (entity) => entities[entity] ?? entity);
}
