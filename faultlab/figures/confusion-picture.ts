import { blames } from "../../src/domain/verdict.ts";
import type { BlameAgreement } from "./blame-agreement.ts";
import { percent } from "./share.ts";

const cell = 84;
const left = 130;
const top = 96;
const answers = [...blames, "undetermined"] as const;
const colors: Readonly<Record<string, string>> = {
  model: "#D55E00",
  check: "#0072B2",
  task: "#E69F00",
  guidelines: "#AA4499",
  environment: "#888888",
  undetermined: "#BBBBBB",
};

/** The confusion matrix as an SVG picture: rows are true, columns are what the analysis said, shades are shares of a row. */
export function confusionPicture({ confusion, kappa, causes }: BlameAgreement): string {
  const truths = blames.filter((blame) => confusion[blame] !== undefined);
  const width = left + cell * answers.length + 16;
  const height = top + cell * truths.length + 16;
  const rows = truths.flatMap((truth, row) => rowOf(truth, row, confusion[truth] ?? {}));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>Blame: truth against verdict, ${causes} causes, kappa ${kappa.toFixed(2)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(
      { x: 16, y: 28, size: 15 },
      `Truth (rows) against verdict (columns): ${causes} causes, κ = ${kappa.toFixed(2)}`,
    ),
    ...answers.map((answer, column) =>
      text({ x: left + cell * (column + 0.5), y: top - 14, anchor: "middle" }, answer),
    ),
    ...rows,
    "</svg>",
    "",
  ].join("\n");
}

function rowOf(
  truth: string,
  row: number,
  counts: Readonly<Record<string, number>>,
): readonly string[] {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const y = top + cell * row;
  return [
    text({ x: left - 12, y: y + cell / 2 + 4, anchor: "end" }, truth),
    ...answers.flatMap((answer, column) => {
      const count = counts[answer] ?? 0;
      const share = count / total;
      const x = left + cell * column;
      const fill = `fill="${colors[truth] ?? "#888888"}" fill-opacity="${(0.08 + 0.72 * share).toFixed(2)}"`;
      const empty = 'fill="#f6f6f6"';
      return [
        `<rect x="${x + 2}" y="${y + 2}" width="${cell - 4}" height="${cell - 4}" ${count === 0 ? empty : fill}/>`,
        ...(count === 0
          ? []
          : [
              text({ x: x + cell / 2, y: y + cell / 2, anchor: "middle", size: 16 }, String(count)),
              text(
                { x: x + cell / 2, y: y + cell / 2 + 20, anchor: "middle", size: 11 },
                `${percent(share)} %`,
              ),
            ]),
      ];
    }),
  ];
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor?: "middle" | "end";
  readonly size?: number;
}

function text({ x, y, anchor, size = 13 }: TextPlace, words: string): string {
  const at = anchor === undefined ? "" : ` text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" fill="#1a1a1a" font-size="${size}"${at}>${words}</text>`;
}
