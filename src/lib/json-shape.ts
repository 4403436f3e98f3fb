export interface JsonBounds {
  /** Arrays and objects within each other. */
  readonly depth: number;
  /** Arrays and objects in all: each costs many times the two bytes that it takes in the text. */
  readonly containers: number;
}

const quote = 0x22;
const backslash = 0x5c;
const opening: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const closing: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Whether a JSON text stays within bounds, told without parsing it: parsing costs memory before it can be judged. */
export function fitsJsonBounds(text: string, { depth, containers }: JsonBounds): boolean {
  let open = 0;
  let seen = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString && code === backslash) index += 1;
    else if (code === quote) inString = !inString;
    else if (inString) continue;
    else if (opening.has(code)) {
      open += 1;
      seen += 1;
      if (open > depth || seen > containers) return false;
    } else if (closing.has(code)) open -= 1;
  }
  return true;
}
