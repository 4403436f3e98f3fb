import type { CellCode } from "../../../src/server/api-types.ts";
import { meaningOf } from "./cell-meaning.ts";
import type { CellFill } from "./cell-meaning.ts";

/** Size of a cell in pixels of the page. */
export const cellSize = { width: 16, height: 20 } as const;

/** Colours by the name of their custom property. */
export type Palette = Readonly<Record<PaletteName, string>>;
export const paletteNames = [
  "model",
  "check",
  "task",
  "guidelines",
  "environment",
  "passed",
  "line-strong",
  "muted",
] as const;
export type PaletteName = (typeof paletteNames)[number];

const inset = 1.5;
const box = { width: cellSize.width - 2 * inset, height: cellSize.height - 2 * inset };

/** Draws the cells of a run side by side. */
export function drawRow(
  canvas: HTMLCanvasElement,
  codes: readonly CellCode[],
  palette: Palette,
): void {
  const scale = window.devicePixelRatio;
  canvas.width = Math.round(codes.length * cellSize.width * scale);
  canvas.height = Math.round(cellSize.height * scale);
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.scale(scale, scale);
  for (const [column, code] of codes.entries()) {
    context.save();
    context.translate(column * cellSize.width + inset, inset);
    drawCell(context, meaningOf(code).fill, palette);
    context.restore();
  }
}

function drawCell(context: CanvasRenderingContext2D, fill: CellFill, palette: Palette): void {
  switch (fill.kind) {
    case "blame":
      if (fill.blame === "undetermined") return drawHatched(context, palette["line-strong"]);
      context.fillStyle = palette[fill.blame];
      return context.fillRect(0, 0, box.width, box.height);
    case "passed":
      context.fillStyle = palette.passed;
      context.beginPath();
      context.arc(box.width / 2, box.height / 2, 2, 0, 2 * Math.PI);
      return context.fill();
    case "unexplained":
      context.strokeStyle = palette["line-strong"];
      return context.strokeRect(0.5, 0.5, box.width - 1, box.height - 1);
    case "errored":
      return drawCross(context, palette.muted);
    case "waiting":
      context.fillStyle = palette.muted;
      return context.fillRect(box.width / 2 - 2, box.height / 2 - 0.5, 4, 1);
    case "absent":
      return undefined;
    default:
      return fill satisfies never;
  }
}

function drawHatched(context: CanvasRenderingContext2D, color: string): void {
  context.strokeStyle = color;
  context.strokeRect(0.5, 0.5, box.width - 1, box.height - 1);
  context.beginPath();
  context.rect(0, 0, box.width, box.height);
  context.clip();
  context.beginPath();
  for (let start = -box.height; start < box.width; start += 4) {
    context.moveTo(start, box.height);
    context.lineTo(start + box.height, 0);
  }
  context.stroke();
}

function drawCross(context: CanvasRenderingContext2D, color: string): void {
  const [x, y] = [box.width / 2, box.height / 2];
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x - 3, y - 3);
  context.lineTo(x + 3, y + 3);
  context.moveTo(x + 3, y - 3);
  context.lineTo(x - 3, y + 3);
  context.stroke();
}
