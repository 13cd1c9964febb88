import type { Heatmap } from "./heatmap.ts";

/** By which area's levels the rows stand, and whether the lowest comes first. */
export type HeatmapOrder = { readonly dimension: string; readonly direction: "ascending" | "descending" };

/** An order as addresses say it: `steering`, or `-steering` for the highest first; null: the organization's own. */
export function parseOrder(
  text: string | null,
  { dimensions }: Pick<Heatmap, "dimensions">,
): HeatmapOrder | null {
  const direction = text?.startsWith("-") ? "descending" : "ascending";
  const dimension = direction === "descending" ? text?.slice(1) : text;
  const found = dimensions.find(({ key }) => key === dimension);
  return found ? { dimension: found.key, direction } : null;
}

/** What asks for another order when an area's head is chosen: first the lowest, then the highest, then none. */
export function nextOrder(order: HeatmapOrder | null, dimension: string): string | null {
  if (order?.dimension !== dimension) return dimension;
  return order.direction === "ascending" ? `-${dimension}` : null;
}

/** The rows in an order; those without a level come after the others, and the organization stays last. */
export function orderedRows({ dimensions, rows }: Heatmap, order: HeatmapOrder | null): Heatmap["rows"] {
  if (order === null) return rows;
  const column = dimensions.findIndex(({ key }) => key === order.dimension);
  const sign = order.direction === "ascending" ? 1 : -1;
  const rank = ({ cells }: Heatmap["rows"][number]): number => {
    const cell = cells[column];
    return cell?.kind === "level" ? sign * cell.level : Number.POSITIVE_INFINITY;
  };
  const isWhole = ({ subject }: Heatmap["rows"][number]) => subject.kind === "organization";
  const parts = rows.filter((row) => !isWhole(row));
  return [...parts.toSorted((a, b) => rank(a) - rank(b) || 0), ...rows.filter(isWhole)];
}
