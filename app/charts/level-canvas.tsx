import {
  CategoryScale,
  Chart,
  type ChartData,
  type ChartOptions,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { useMemo } from "react";
import { Chart as ChartCanvas } from "react-chartjs-2";
import { formatFor } from "#app/i18n/format.ts";
import type { LevelChart } from "./level-chart.ts";
import { intervalBands, labelRoom, lineEndLabels, targetAndBreaks } from "./line-end-labels.ts";
import { frameColors, lineStyle } from "./palette.ts";

// Only what a line chart is made of: Chart.js is much larger as a whole.
Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale, Tooltip);

type LevelCanvasProps = {
  readonly chart: LevelChart;
  readonly language: string;
  /** What the picture says to those who do not see it. */
  readonly label: string;
};

/** A chart of levels over the years. It never moves, so there is nothing to turn off for who asks for less motion. */
export default function LevelCanvas({ chart, language, label }: LevelCanvasProps) {
  const { level } = formatFor(language);
  const data = useMemo(() => dataOf(chart), [chart]);
  const options = useMemo(() => optionsOf(chart, level), [chart, level]);
  const plugins = useMemo(
    () => [intervalBands(chart), targetAndBreaks(chart), lineEndLabels(chart, level)],
    [chart, level],
  );
  return (
    <ChartCanvas
      // The plugins of a chart are given when it is made.
      key={JSON.stringify(chart)}
      type="line"
      data={data}
      options={options}
      plugins={plugins}
      aria-label={label}
    />
  );
}

function dataOf({ years, lines, breaks }: LevelChart): ChartData<"line", (number | null)[], string[]> {
  return {
    labels: years.map(({ label, note }) => (note === null ? [label] : [label, note])),
    datasets: lines.map(({ name, levels }, index) => {
      const { color, dash, point, width } = lineStyle(index);
      return {
        label: name,
        data: [...levels],
        borderColor: color,
        borderWidth: width,
        borderDash: [...dash],
        pointStyle: point,
        pointRadius: 5,
        pointHoverRadius: 7,
        pointBorderWidth: 2,
        pointBorderColor: color,
        pointBackgroundColor: frameColors.ground,
        clip: false,
        segment: {
          borderColor: ({ p1DataIndex }) =>
            breaks.some(({ before }) => before === p1DataIndex) ? "transparent" : undefined,
        },
      };
    }),
  };
}

function optionsOf({ years, max }: LevelChart, level: (value: number) => string): ChartOptions<"line"> {
  const font = { family: '"Inter Variable", Inter, sans-serif', size: 13 };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: "index", intersect: false },
    layout: {
      padding: ({ chart }) => ({
        top: 10,
        left: 0,
        bottom: 0,
        right: labelRoom(chart.width),
      }),
    },
    scales: {
      x: {
        // A place before the first year and after the last, so that points do not lie on the edge.
        offset: true,
        grid: { display: false },
        border: { color: frameColors.grid },
        ticks: { color: frameColors.quiet, font, maxRotation: 0, autoSkip: years.length > 6 },
      },
      y: {
        min: 0,
        max,
        border: { display: false },
        grid: { color: frameColors.grid },
        ticks: { color: frameColors.quiet, font, stepSize: 1, precision: 0 },
      },
    },
    plugins: {
      tooltip: {
        bodyFont: font,
        titleFont: { ...font, weight: "bold" },
        usePointStyle: true,
        callbacks: {
          title: ([item]) => {
            const year = item && years[item.dataIndex];
            return year ? [year.label, ...(year.note === null ? [] : [year.note])] : [];
          },
          label: ({ dataset, parsed }) =>
            parsed.y === null ? "" : ` ${dataset.label ?? ""}: ${level(parsed.y)}`,
        },
      },
    },
  };
}
