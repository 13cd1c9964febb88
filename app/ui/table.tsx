import type { ReactNode } from "react";
import "./table.css";

type TableProps = {
  /** What the table tells; read out, and in sight where `showsCaption` is set. */
  readonly caption: string;
  readonly showsCaption?: boolean;
  /** The heads of the columns; `hidden` ones are only read out, as above buttons. */
  readonly columns: readonly { readonly key: string; readonly label: string; readonly hidden?: boolean }[];
  /** Rows of `<tr>`, whose first cell is a `<th scope="row">`. */
  readonly children: ReactNode;
};

/** A table of things one works with; wider than the page it scrolls by itself, also by keyboard. */
export function Table({ caption, showsCaption = false, columns, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable).
    <section className="table-scroll panel" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className={showsCaption ? undefined : "visually-hidden"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, hidden }) => (
              <th key={key} scope="col">
                {hidden ? <span className="visually-hidden">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
