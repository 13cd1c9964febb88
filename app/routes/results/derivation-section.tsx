import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { DerivationStep } from "#app/domain/results/derivation.ts";
import type { QuestionView } from "#app/domain/results/question-view.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import { MethodLink } from "#app/routes/layout/method-link.tsx";
import { useAnswerLabel } from "./answer-label.ts";
import { useSubjectName } from "./subject-name.ts";
import "./derivation-section.css";

type DerivationSectionProps = {
  readonly view: QuestionView;
  readonly round: RoundName;
  readonly whole: string;
};

/** How one group's score on a question came about, step by step, and the way to another group's. */
export function DerivationSection({ view, round, whole }: DerivationSectionProps) {
  const { t } = useTranslation();
  const nameOf = useSubjectName(whole);
  const { derivation, rows } = view;
  const explain = useExplanation(whole);
  const [here] = useSearchParams();
  const addressOf = (key: string): string => {
    const search = new URLSearchParams(here);
    search.set("department", key);
    return `?${search}#derivation`;
  };
  return (
    <section id="derivation">
      <h2>{t("resultDetails.derivation.title")}</h2>
      <p className="quiet section-lead">
        {t("resultDetails.derivation.lead", { group: nameOf(derivation.subject), round: round.label })}
      </p>
      {derivation.steps.length === 0 ? (
        <p>{t("resultDetails.derivation.noneHere")}</p>
      ) : (
        <>
          <ol className="panel derivation">
            {derivation.steps.map((step) => {
              const { says, value } = explain(step);
              return (
                <li key={step.kind} className={says.length > longSaying ? "long" : undefined}>
                  <span>{says}</span>
                  <b>{value}</b>
                </li>
              );
            })}
          </ol>
          {derivation.isRounded && (
            <p className="quiet derivation-rounded">{t("resultDetails.derivation.rounded")}</p>
          )}
        </>
      )}
      <nav className="derivation-others no-print" aria-label={t("resultDetails.derivation.choose")}>
        <span aria-hidden="true">{t("resultDetails.derivation.choose")}:</span>
        {rows.map(({ key, subject }) => (
          <Link
            key={key}
            to={addressOf(key)}
            preventScrollReset
            aria-current={key === derivation.key ? "true" : undefined}
          >
            {nameOf(subject)}
          </Link>
        ))}
      </nav>
      <p className="derivation-method">
        <MethodLink />
      </p>
    </section>
  );
}

/** From so many characters on, what a step says has no room beside its number. */
const longSaying = 60;

type Explanation = { readonly says: string; readonly value: string };

function useExplanation(whole: string): (step: DerivationStep) => Explanation {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const labelOf = useAnswerLabel();
  const nameOf = useSubjectName(whole);
  const points = (score: number) => format.tenths(score);
  return (step) => {
    switch (step.kind) {
      case "worth":
        return {
          says: t("resultDetails.derivation.worth"),
          value: step.options.map(({ score }) => points(score ?? 0)).join(" / "),
        };
      case "rule":
        return { says: t(`resultDetails.derivation.rule.${step.rule}`), value: "" };
      case "answers": {
        const counted = step.counts.map(({ count, label }) =>
          t("resultDetails.derivation.count", { count, label: labelOf(label) }),
        );
        const sum = step.counts.map(({ count, score }) => `${count} · ${points(score ?? 0)}`);
        return {
          says: [t("resultDetails.derivation.answers", { n: step.n }), format.list(counted)]
            .filter((text) => text !== "")
            .join(": "),
          value: sum.length === 0 ? "" : `(${sum.join(" + ")}) / ${step.n}`,
        };
      }
      case "left-out": {
        const { dontKnow, notApplicable, unanswered } = step;
        const list = [
          ...(dontKnow ? [t("resultDetails.question.dontKnow", { count: dontKnow })] : []),
          ...(notApplicable ? [t("resultDetails.question.notApplicable", { count: notApplicable })] : []),
          ...(unanswered ? [t("resultDetails.question.unanswered", { count: unanswered })] : []),
        ];
        return { says: t("resultDetails.derivation.leftOut", { list: format.list(list) }), value: "" };
      }
      case "departments": {
        const terms = step.terms.map(({ subject, score, departments }) =>
          departments === 1
            ? t("resultDetails.derivation.term", { name: nameOf(subject), score: points(score) })
            : t("resultDetails.derivation.termTogether", {
                name: nameOf(subject),
                departments,
                score: points(score),
              }),
        );
        const sum = step.terms.map(({ score, departments }) =>
          departments === 1 ? points(score) : `${departments} · ${points(score)}`,
        );
        const together = step.terms.reduce((all, { departments }) => all + departments, 0);
        return {
          says: `${t("resultDetails.derivation.departments")}: ${terms.join(", ")}`,
          value: step.terms.length === 1 ? "" : `(${sum.join(" + ")}) / ${together}`,
        };
      }
      case "mean":
        return {
          says: t("resultDetails.derivation.mean"),
          value: t("resultDetails.derivation.points", { score: points(step.score) }),
        };
      case "everyone-answered":
        return { says: t("resultDetails.derivation.everyone"), value: "" };
      case "interval":
        return {
          says:
            step.population === null
              ? t("resultDetails.derivation.intervalUnknown")
              : t("resultDetails.derivation.interval", { n: step.n, population: step.population }),
          value: t("resultDetails.derivation.range", { low: points(step.low), high: points(step.high) }),
        };
      case "no-interval":
        return { says: t("resultDetails.derivation.noInterval"), value: "" };
      case "level": {
        const { min, max } = step.scale;
        return {
          says: t("resultDetails.derivation.level", { score: points(step.score), min, max }),
          value: t("resultDetails.derivation.levelValue", { level: format.level(step.level), max }),
        };
      }
    }
  };
}
