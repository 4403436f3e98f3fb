import { text } from "node:stream/consumers";
import { stripVTControlCharacters } from "node:util";

/** Text with the colours and weight that a terminal gives it. */
interface Span {
  readonly text: string;
  readonly style: Style;
}

interface Style {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
}

const cell = { width: 8.4, height: 20 };
const padding = 20;
const background = "#1b1f24";
const foreground = "#d9dee3";

/** The 16 colours of a terminal in the order of their codes. */
const normal = [
  "#484f58",
  "#ff7b72",
  "#56b389",
  "#e3b341",
  "#6cb6ff",
  "#d2a8ff",
  "#5fc9d6",
  "#b1bac4",
];
const bright = [
  "#8b949e",
  "#ffa198",
  "#7ee2b8",
  "#f2cc60",
  "#96d0ff",
  "#e2c5ff",
  "#8ae0ea",
  "#ffffff",
];

/** Draws what a terminal shows for `output` (text with ANSI colours) as an SVG picture. */
export function renderTerminal(output: string): string {
  const lines = output.replace(/\n+$/u, "").split("\n");
  const columns = Math.max(...lines.map((line) => stripVTControlCharacters(line).length));
  const width = Math.ceil(columns * cell.width) + 2 * padding;
  const height = lines.length * cell.height + 2 * padding;
  const rows = lines.map((line, row) => renderLine(parseSpans(line), row));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="${foreground}" xml:space="preserve">`,
    ...rows,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** Splits a line at its escape sequences; those that set no colour or weight are dropped. */
function parseSpans(line: string): readonly Span[] {
  const [first = "", ...sequences] = line.split("\u001B");
  const spans: Span[] = [{ text: first, style: {} }];
  let style: Style = {};
  for (const sequence of sequences) {
    const [whole = "", codes = "", kind] = /^\[([\d;?]*)([A-Za-z])/u.exec(sequence) ?? [];
    if (kind === "m") style = applyCodes(style, codes.split(";").map(Number));
    spans.push({ text: sequence.slice(whole.length), style });
  }
  return spans.filter((span) => span.text !== "");
}

function applyCodes(style: Style, codes: readonly number[]): Style {
  const [code = 0, ...rest] = codes;
  if (code === 38 && rest[0] === 2) {
    return continueWith({ ...style, color: `rgb(${rest.slice(1, 4).join(",")})` }, rest.slice(4));
  }
  return continueWith(applyCode(style, code), rest);
}

function continueWith(style: Style, codes: readonly number[]): Style {
  return codes.length === 0 ? style : applyCodes(style, codes);
}

function applyCode(style: Style, code: number): Style {
  const { color, ...uncoloured } = style;
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return color === undefined ? {} : { color };
  if (code === 39) return uncoloured;
  const fromPalette = normal[code - 30] ?? bright[code - 90];
  return fromPalette === undefined ? style : { ...style, color: fromPalette };
}

function renderLine(spans: readonly Span[], row: number): string {
  const y = padding + (row + 0.75) * cell.height;
  let column = 0;
  const drawn = spans.map((span) => {
    const x = padding + column * cell.width;
    column += span.text.length;
    return renderSpan(span, x);
  });
  return `<text y="${y}">${drawn.join("")}</text>`;
}

/** Every span has its place and length, so that columns stand under each other in any typeface. */
function renderSpan({ text: content, style }: Span, x: number): string {
  const attributes = [
    `x="${x.toFixed(1)}" textLength="${(content.length * cell.width).toFixed(1)}"`,
    ...(style.color === undefined ? [] : [`fill="${style.color}"`]),
    ...(style.bold ? ['font-weight="600"'] : []),
    ...(style.dim ? ['opacity="0.65"'] : []),
  ];
  return `<tspan ${attributes.join(" ")}>${escapeXml(content)}</tspan>`;
}

function escapeXml(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

if (import.meta.main) process.stdout.write(renderTerminal(await text(process.stdin)));
