/** A row of a sheet, as text; empty rows are none. */
export type SheetRow = {
  /** Its number in the file or among the pasted lines, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
};

/** What somebody wrote of one to invite, before anything of it is understood. */
export type WrittenRow = {
  readonly line: number;
  readonly email: string;
  readonly title: string;
  readonly role: string;
  readonly department: string;
};

export const sheetColumns = ["email", "title", "role", "department"] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** What the first row may call each column. */
const names: Readonly<Record<SheetColumn, readonly string[]>> = {
  email: ["e-post", "epost", "e-postadress", "epostadress", "mejl", "mejladress", "e-mail", "email", "mail"],
  title: ["befattning", "titel", "title", "office", "position", "job title"],
  role: ["roll", "role"],
  department: ["förvaltning", "avdelning", "bolag", "förvaltning eller bolag", "department", "company"],
};

/** What is compared of a text: case, kinds of space and marks where a word may be broken make no difference. */
export function plainText(text: string): string {
  return text.normalize("NFC").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim().toLocaleLowerCase("sv");
}

/**
 * What the rows of a sheet say of whom to invite: by the names in its first row where it has them, in the order e-mail,
 * title, role, department where not.
 */
export function writtenRows(rows: readonly SheetRow[]): readonly WrittenRow[] {
  const [first, ...rest] = rows;
  if (first === undefined) return [];
  const header = headerOf(first.cells);
  const columns = header ?? sheetColumns;
  return (header === null ? rows : rest).map(({ line, cells }) => {
    // A sign of a formula is written with an apostrophe before it, which is no part of the text.
    const cell = (column: SheetColumn) =>
      (cells[columns.indexOf(column)] ?? "").trim().replace(/^'(?=[=+\-@])/, "");
    return {
      line,
      email: cell("email"),
      title: cell("title"),
      role: cell("role"),
      department: cell("department"),
    };
  });
}

/** The columns that a first row names; null where it is no header. A header names two of them, and no address. */
function headerOf(cells: readonly string[]): readonly (SheetColumn | null)[] | null {
  const columns = cells.map((cell) => {
    const name = plainText(cell).replace(/[:*]+$/, "");
    return sheetColumns.find((column) => names[column].includes(name)) ?? null;
  });
  const known = columns.filter((column) => column !== null);
  return known.length >= 2 && !cells.some((cell) => cell.includes("@")) ? columns : null;
}
