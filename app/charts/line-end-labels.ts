import type { Chart, Plugin } from "chart.js";
import { drawPoint } from "chart.js/helpers";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import {
  bandStretches,
  endLabel,
  type LevelChart,
  type LevelInterval,
  labelRows,
  lastPoint,
  spreadLabels,
} from "./level-chart.ts";
import { frameColors, intervalOpacity, lineStyle } from "./palette.ts";

/** From this width on, in pixels, there is room for names beside the lines; below it a key stands under the chart. */
const directLabelWidth = 640;
const labelWidth = 235;
const labelGap = 28;
const rowHeight = 17;
const whiskerGap = 5;
const font = `600 13px "Inter Variable", Inter, sans-serif`;

/** How much room the names need on the right, in pixels. */
export function labelRoom(chartWidth: number): number {
  return chartWidth >= directLabelWidth ? labelWidth + labelGap : 12;
}

/** Writes each line's name and last level where the line ends, so that nobody has to look up a colour. */
export function lineEndLabels(chart: LevelChart, level: (value: number) => string): Plugin<"line"> {
  return {
    id: "lineEndLabels",
    afterDatasetsDraw: (canvas) => {
      if (canvas.width < directLabelWidth) return;
      const { ctx, chartArea } = canvas;
      ctx.save();
      ctx.font = font;
      ctx.textBaseline = "middle";
      const labels = chart.lines.flatMap((line, index) => {
        const end = lastPoint(line);
        const label = endLabel(chart, line, level);
        if (end === null || label === null) return [];
        const width = (text: string) => ctx.measureText(text).width;
        const rows = labelRows(withSoftHyphens(label), width, labelWidth);
        return [{ rows, index, y: heightOf(canvas, end.level), height: rows.length * rowHeight }];
      });
      const middles = spreadLabels(labels, chartArea.top - rowHeight / 2, chartArea.bottom + rowHeight / 2);
      for (const [place, { rows, index }] of labels.entries()) {
        const middle = middles[place] ?? 0;
        const { color, point } = lineStyle(index);
        const firstRow = middle - ((rows.length - 1) / 2) * rowHeight;
        ctx.strokeStyle = color;
        ctx.fillStyle = frameColors.ground;
        ctx.lineWidth = 2;
        drawPoint(
          ctx,
          { pointStyle: point, radius: 5, borderWidth: 2 },
          chartArea.right + labelGap / 2,
          firstRow,
        );
        ctx.fillStyle = color;
        for (const [row, text] of rows.entries()) {
          ctx.fillText(text, chartArea.right + labelGap, firstRow + row * rowHeight, labelWidth);
        }
      }
      ctx.restore();
    },
  };
}

/** Draws the target as a dotted line with its name, and a mark where years cannot be compared. */
export function targetAndBreaks(chart: LevelChart): Plugin<"line"> {
  return {
    id: "targetAndBreaks",
    beforeDatasetsDraw: (canvas) => {
      const { ctx, chartArea } = canvas;
      ctx.save();
      ctx.font = `12px "Inter Variable", Inter, sans-serif`;
      if (chart.target !== null) {
        const y = heightOf(canvas, chart.target.level);
        stroke(ctx, frameColors.target, [2, 4], 2, [chartArea.left, y], [chartArea.right, y]);
        ctx.fillStyle = frameColors.target;
        ctx.textBaseline = "bottom";
        writeClear(ctx, chart.target.label, [chartArea.left + 4, y - 3]);
      }
      for (const { before, label } of chart.breaks) {
        const x = (placeOf(canvas, before - 1) + placeOf(canvas, before)) / 2;
        stroke(ctx, frameColors.break, [3, 3], 1, [x, chartArea.top], [x, chartArea.bottom]);
        ctx.fillStyle = frameColors.quiet;
        ctx.textBaseline = "top";
        writeClear(ctx, label, [x + 5, chartArea.top + 2]);
      }
      ctx.restore();
    },
  };
}

/** Draws the levels' intervals behind their lines: light bands, or whiskers where a year stands alone. */
export function intervalBands(chart: LevelChart): Plugin<"line"> {
  return {
    id: "intervalBands",
    beforeDatasetsDraw: (canvas) => {
      const { ctx } = canvas;
      ctx.save();
      for (const [index, line] of chart.lines.entries()) {
        const { color } = lineStyle(index);
        for (const { from, to } of bandStretches(chart, line)) {
          const bands = (line.bands ?? []).slice(from, to + 1).flatMap((band) => (band ? [band] : []));
          if (from === to && bands[0]) {
            // Apart from the whiskers of the other lines, which would lie on it.
            const aside = (index - (chart.lines.length - 1) / 2) * whiskerGap;
            whisker(canvas, placeOf(canvas, from) + aside, bands[0], color);
          } else {
            band(canvas, from, bands, color);
          }
        }
      }
      ctx.restore();
    },
  };
}

/** An interval over years side by side, from one year on. */
function band(canvas: Chart, from: number, intervals: readonly LevelInterval[], color: string): void {
  const { ctx } = canvas;
  const edge = (end: 0 | 1) =>
    intervals.map(
      (interval, place): Point => [placeOf(canvas, from + place), heightOf(canvas, interval[end])],
    );
  const [low, high] = [edge(0), edge(1)];
  ctx.globalAlpha = intervalOpacity.band;
  ctx.fillStyle = color;
  ctx.beginPath();
  for (const point of [...low, ...high.toReversed()]) ctx.lineTo(...point);
  ctx.fill();
  ctx.globalAlpha = intervalOpacity.edge;
  for (const points of [low, high]) stroke(ctx, color, [], 1, ...points);
}

function whisker(canvas: Chart, x: number, [low, high]: LevelInterval, color: string): void {
  const [bottom, top] = [heightOf(canvas, low), heightOf(canvas, high)];
  canvas.ctx.globalAlpha = intervalOpacity.edge;
  stroke(canvas.ctx, color, [], 1.5, [x, bottom], [x, top]);
  for (const y of [bottom, top]) stroke(canvas.ctx, color, [], 1.5, [x - 4, y], [x + 4, y]);
}

type Point = readonly [x: number, y: number];

function stroke(
  ctx: CanvasRenderingContext2D,
  color: string,
  dash: readonly number[],
  width: number,
  ...points: readonly Point[]
): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  for (const point of points) ctx.lineTo(...point);
  ctx.stroke();
}

/** Writes what can be read on whatever bands it lies. */
function writeClear(ctx: CanvasRenderingContext2D, text: string, at: Point): void {
  ctx.strokeStyle = frameColors.ground;
  ctx.lineWidth = 4;
  ctx.lineJoin = "round";
  ctx.setLineDash([]);
  ctx.strokeText(text, ...at);
  ctx.fillText(text, ...at);
}

function heightOf(canvas: Chart, level: number): number {
  return canvas.scales["y"]?.getPixelForValue(level) ?? 0;
}

function placeOf(canvas: Chart, index: number): number {
  return canvas.scales["x"]?.getPixelForValue(index) ?? 0;
}
