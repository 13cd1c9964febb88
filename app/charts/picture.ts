import { frameColors } from "./palette.ts";

/** Around the chart and its title, in the canvas's own pixels at single density. */
const margin = 24;
const titleHeight = 40;
const font = `600 18px "Inter Variable", Inter, sans-serif`;

/** A chart's canvas on white ground under its title; null where the browser draws none. */
export function drawPicture(chart: HTMLCanvasElement, title: string): HTMLCanvasElement | null {
  const picture = document.createElement("canvas");
  // As dense as the screen's drawing is.
  const density = chart.clientWidth > 0 ? chart.width / chart.clientWidth : 1;
  picture.width = chart.width + 2 * margin * density;
  picture.height = chart.height + (2 * margin + titleHeight) * density;
  const ctx = picture.getContext("2d");
  if (ctx === null) return null;
  ctx.fillStyle = frameColors.ground;
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.drawImage(chart, margin * density, (margin + titleHeight) * density);
  ctx.scale(density, density);
  ctx.font = font;
  ctx.fillStyle = frameColors.text;
  ctx.textBaseline = "top";
  ctx.fillText(title, margin, margin, picture.width / density - 2 * margin);
  return picture;
}

/** A file's name out of a title: small letters, digits and hyphens. */
export function pictureName(title: string): string {
  return (
    title
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "mognad"
  );
}
