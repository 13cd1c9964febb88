/** What the lines over the years stand for: departments' overall levels, or the organization's in each dimension. */
export const yearSeries = ["departments", "dimensions"] as const;
export type YearSeries = (typeof yearSeries)[number];
