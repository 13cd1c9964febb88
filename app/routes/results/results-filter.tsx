import { Button } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { Choices } from "#app/domain/results/results-page.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { MethodLink } from "#app/routes/layout/method-link.tsx";
import { ChoiceSelect } from "./choice-select.tsx";

type ResultsFilterProps = {
  readonly choices: Choices;
  /** The page that it is on. */
  readonly action: string;
  /** What else the address says. */
  readonly keep: Readonly<Record<string, string>>;
  /** Further choices, such as the department. */
  readonly children?: ReactNode;
};

/** Which round, compared with which: a form that only changes the address, so that a view can be sent to others. */
export function ResultsFilter({ choices, action, keep, children }: ResultsFilterProps) {
  const { t } = useTranslation();
  const { round, rounds, earlier, earlierRounds } = choices;
  return (
    <Form method="get" action={action} className="results-filter">
      <RoundSelect name="round" label={t("results.filter.round")} chosen={round} rounds={rounds} />
      {earlier && (
        <RoundSelect
          name="compare"
          label={t("results.filter.compare")}
          chosen={earlier}
          rounds={earlierRounds}
        />
      )}
      {children}
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" variant="secondary">
        {t("results.filter.show")}
      </Button>
      <MethodLink />
    </Form>
  );
}

type RoundSelectProps = {
  readonly name: string;
  readonly label: string;
  readonly chosen: RoundName;
  readonly rounds: readonly RoundName[];
};

function RoundSelect({ name, label, chosen, rounds }: RoundSelectProps) {
  const { t } = useTranslation();
  return (
    <ChoiceSelect
      name={name}
      label={label}
      chosen={chosen.slug}
      choices={rounds.map(({ slug, label: round, state }) => ({
        value: slug,
        label: t(`results.filter.${state}`, { round }),
      }))}
    />
  );
}
