import type { Page } from "@playwright/test";

/** How many pages a page takes on paper. */
export async function pagesOnPaper(page: Page): Promise<number> {
  const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return paper.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
}
