import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ShownChange } from "#app/domain/results/shown-change.ts";

type MethodTableProps = {
  readonly caption: string;
  /** The columns' heads; the first column heads the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** The columns after the first hold numbers, and fit a phone as they are. */
  readonly numbers?: boolean;
  /** The last row is the sum of the others. */
  readonly total?: readonly ReactNode[];
};

/** A small table with its caption; cells name their columns where a phone shows rows as blocks. */
export function MethodTable({ caption, columns, rows, numbers = false, total }: MethodTableProps) {
  const cells = (row: readonly ReactNode[]) =>
    row.slice(1).map((cell, index) => {
      const column = columns[index + 1];
      return (
        <td key={column} data-label={columns.length > 2 ? column : undefined}>
          {cell}
        </td>
      );
    });
  return (
    <table className={numbers ? "method-table method-numbers" : "method-table method-words"}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are written once and never move
          <tr key={index}>
            <th scope="row">{row[0]}</th>
            {cells(row)}
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row">{total[0]}</th>
            {cells(total)}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** A formula or a step of a calculation, as text that is read out as it stands. */
export function Formula({ children }: { readonly children: ReactNode }) {
  return <p className="method-formula">{children}</p>;
}

export type VerdictWord = ShownChange["word"];

/** What the results pages say of a change, in their own words. */
export function Verdict({ word }: { readonly word: VerdictWord }) {
  const { t } = useTranslation();
  return t(`results.verdict.${word}`);
}

/** A work that a formula comes from. */
export function Source({
  author,
  year,
  title,
  where,
  children,
}: {
  readonly author: string;
  readonly year: number;
  readonly title: string;
  readonly where: string;
  /** What it is used for. */
  readonly children: ReactNode;
}) {
  return (
    <li>
      {author} ({year}). <cite lang="en">{title}</cite>. <span lang="en">{where}</span>.
      <span className="quiet">{children}</span>
    </li>
  );
}
