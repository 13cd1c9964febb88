import { useTranslation } from "react-i18next";
import type { AnswerOption, AnswerScheme } from "#app/domain/results/answer-scheme.ts";
import type { QuestionRow } from "#app/domain/results/question-view.ts";
import { groupKey } from "#app/domain/results/result-groups.ts";
import type { RowSubject } from "#app/domain/results/row-subject.ts";
import { type Shade, shadeOf } from "#app/domain/results/shade.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { Table } from "#app/ui/table.tsx";
import { useAnswerLabel } from "./answer-label.ts";
import { answerTable } from "./answer-table.ts";
import { ChangeWords } from "./change-words.tsx";
import { missingWords } from "./missing-words.ts";
import { useSubjectName } from "./subject-name.ts";
import "./level-track.css";
import "./answer-bars.css";

type AnswerBarsProps = {
  readonly scheme: AnswerScheme;
  readonly rows: readonly QuestionRow[];
  readonly whole: string;
  /** What changes are since; null: none are shown. */
  readonly earlier: RoundName | null;
  /** k of a confidential round; null in office. */
  readonly threshold: number | null;
};

/** How the answers of each group are spread over what could be answered; a bar each, and what stands beside it in words. */
export function AnswerBars({ scheme, rows, whole, earlier, threshold }: AnswerBarsProps) {
  const nameOf = useSubjectName(whole);
  return (
    <>
      <div className="panel">
        <ul className="answer-bars">
          {rows.map((row) => (
            <li key={row.key} className={row.subject.kind === "organization" ? "whole" : undefined}>
              <h3>
                {withSoftHyphens(nameOf(row.subject))}
                <RowCounts row={row} />
              </h3>
              <GroupBars scheme={scheme} row={row} threshold={threshold} />
              <div className="answer-words">
                <AgreementWord row={row} />
                {earlier && <RowChange row={row} earlier={earlier} nameOf={nameOf} />}
              </div>
            </li>
          ))}
        </ul>
        <BarKey scheme={scheme} />
      </div>
      <CountTable scheme={scheme} rows={rows} whole={whole} threshold={threshold} />
    </>
  );
}

/** All counts in figures, also those that have no room in their bar. */
function CountTable({ scheme, rows, whole, threshold }: Omit<AnswerBarsProps, "earlier">) {
  const { t, i18n } = useTranslation();
  const table = answerTable({ scheme, rows }, { t, language: i18n.language, whole, threshold });
  return (
    <details className="answer-table">
      <summary>{t("resultDetails.answerTable.show")}</summary>
      <Table
        caption={t("resultDetails.answerTable.caption")}
        columns={table.columns.map((label) => ({ key: label, label }))}
      >
        {table.rows.map(([group, ...cells]) => (
          <tr key={[group, ...cells].join()}>
            <th scope="row">{withSoftHyphens(group)}</th>
            {cells.map((cell, index) => (
              <td key={table.columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </Table>
    </details>
  );
}

function RowCounts({ row }: { readonly row: QuestionRow }) {
  const { t } = useTranslation();
  const { n, dontKnow, notApplicable, unanswered } = row;
  if (n === null) return null;
  const counts = [
    t("resultDetails.question.n", { count: n }),
    ...(dontKnow ? [t("resultDetails.question.dontKnow", { count: dontKnow })] : []),
    ...(notApplicable ? [t("resultDetails.question.notApplicable", { count: notApplicable })] : []),
    ...(unanswered ? [t("resultDetails.question.unanswered", { count: unanswered })] : []),
  ];
  return <span className="level-n">{counts.join(" · ")}</span>;
}

function AgreementWord({ row: { agreement } }: { readonly row: QuestionRow }) {
  const { t } = useTranslation();
  if (agreement === null) return null;
  return (
    <p className="answer-agreement quiet">
      <small>{t("resultDetails.questions.agreement")}</small> <span className="visually-hidden">: </span>
      {t(`resultDetails.agreement.word.${agreement.word}`)}
    </p>
  );
}

type RowChangeProps = {
  readonly row: QuestionRow;
  readonly earlier: RoundName;
  readonly nameOf: (subject: RowSubject) => string;
};

/** What has changed since the earlier round, and with whom together, where that is another part of the organization. */
function RowChange({ row: { key, level, change }, earlier, nameOf }: RowChangeProps) {
  const { t, i18n } = useTranslation();
  const { list } = formatFor(i18n.language);
  if (change === null || level === null) return null;
  if (change === "new") {
    return <p className="answer-agreement quiet">{t("results.levels.new", { round: earlier.label })}</p>;
  }
  const others = change.subjects.filter((subject) => groupKey(subject) !== key).map(nameOf);
  const formerly = change.earlierNames.map((name) => inLanguage(name, i18n.language));
  const since = [
    t("resultDetails.question.since", { round: earlier.label }),
    ...(formerly.length > 0 ? [t("resultDetails.question.formerly", { names: list(formerly) })] : []),
    ...(others.length > 0 ? [t("resultDetails.question.together", { names: list(others) })] : []),
  ];
  return (
    <div className="answer-change">
      <small className="quiet">{since.join(", ")}</small>
      <ChangeWords change={change.change} />
    </div>
  );
}

type GroupBarsProps = Pick<AnswerBarsProps, "scheme" | "threshold"> & { readonly row: QuestionRow };

function GroupBars({ scheme, row, threshold }: GroupBarsProps) {
  const { t, i18n } = useTranslation();
  const labelOf = useAnswerLabel();
  const { counts, n, level, missing } = row;
  const total = counts?.flat().reduce((sum, count) => sum + count, 0) ?? 0;
  if (scheme.kind === "number" || counts === null || n === null || total === 0) {
    return <p className="answer-missing quiet">{level === null && missingWords(missing, threshold, t)}</p>;
  }
  if (scheme.kind === "some-of") {
    return (
      <ul className="answer-shares">
        {scheme.options.map((option, index) => (
          <li key={option.key}>
            <span>{withSoftHyphens(labelOf(option.label))}</span>
            <Bar
              parts={[{ option, count: counts[0]?.[index] ?? 0, shade: 3 }]}
              total={Math.max(n, ...(counts[0] ?? []))}
            />
          </li>
        ))}
      </ul>
    );
  }
  const bars = scheme.kind === "rows" ? scheme.rows : [null];
  return (
    <div className="answer-stacks">
      {bars.map((bar, index) => (
        <div key={bar?.key ?? "all"}>
          {bar && <p>{withSoftHyphens(inLanguage(bar.text, i18n.language))}</p>}
          <Bar
            parts={scheme.options.map((option, place) => ({
              option,
              count: counts[index]?.[place] ?? 0,
              shade: shadeOfOption(option),
            }))}
            total={counts[index]?.reduce((sum, count) => sum + count, 0) ?? 0}
          />
        </div>
      ))}
    </div>
  );
}

type BarPart = { readonly option: AnswerOption; readonly count: number; readonly shade: Shade | null };

/** From this share of the bar on, in per cent, there is room for a number in a part. */
const roomForNumber = 6;

/** Places are attributes of the drawing: the page's security policy allows no style attributes. */
function Bar({ parts, total }: { readonly parts: readonly BarPart[]; readonly total: number }) {
  const { t } = useTranslation();
  const labelOf = useAnswerLabel();
  const given = parts.filter(({ count }) => count > 0);
  const said = given.map(({ option, count }) =>
    t("resultDetails.derivation.count", { count, label: labelOf(option.label) }),
  );
  let start = 0;
  return (
    <svg className="answer-bar" height="28" role="img" aria-label={said.join(", ") || "0"}>
      <rect width="100%" height="28" className="answer-empty" />
      {given.map(({ option, count, shade }) => {
        const share = (100 * count) / total;
        const x = start;
        start += share;
        return (
          <g key={option.key}>
            <rect
              x={`${x.toFixed(3)}%`}
              width={`${share.toFixed(3)}%`}
              height="28"
              className={`answer-part ${shade === null ? "shade-none" : `shade-${shade}`}`}
            />
            {share >= roomForNumber && (
              <text
                x={`${(x + share / 2).toFixed(3)}%`}
                y="19"
                className={shade !== null && shade >= 4 ? "on-dark" : undefined}
              >
                {count}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** What the shades of shared bars stand for. */
function BarKey({ scheme }: Pick<AnswerBarsProps, "scheme">) {
  const labelOf = useAnswerLabel();
  if (scheme.kind !== "one-of" && scheme.kind !== "rows") return null;
  return (
    <ul className="level-key answer-key" aria-hidden="true">
      {scheme.options.map((option) => {
        const shade = shadeOfOption(option);
        return (
          <li key={option.key}>
            <svg width="16" height="16" aria-hidden="true" focusable="false">
              <rect
                width="16"
                height="16"
                rx="2"
                className={`answer-part ${shade === null ? "shade-none" : `shade-${shade}`}`}
              />
            </svg>
            {labelOf(option.label)}
          </li>
        );
      })}
    </ul>
  );
}

/** As in the heatmap: the shade of the level that the answer is worth. */
function shadeOfOption({ score }: AnswerOption): Shade | null {
  return score === null ? null : shadeOf(score, { min: 0, max: 100 });
}
