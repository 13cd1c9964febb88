import { Button, Field, Label, Select } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { Choices } from "#app/domain/results/results-view.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import type { YearSeries } from "#app/domain/results/year-series.ts";
import { MethodLink } from "#app/routes/layout/method-link.tsx";

type ResultsFilterProps = {
  readonly choices: Choices;
  readonly series: YearSeries;
  readonly organization: string;
};

/** Which round, compared with which: a form that only changes the address, so that a view can be sent to others. */
export function ResultsFilter({ choices, series, organization }: ResultsFilterProps) {
  const { t } = useTranslation();
  const { round, rounds, earlier, earlierRounds } = choices;
  return (
    <Form method="get" action={`/${organization}/results`} className="results-filter">
      <RoundSelect name="round" label={t("results.filter.round")} chosen={round} rounds={rounds} />
      {earlier && (
        <RoundSelect
          name="compare"
          label={t("results.filter.compare")}
          chosen={earlier}
          rounds={earlierRounds}
        />
      )}
      {series !== "departments" && <input type="hidden" name="series" value={series} />}
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
    <Field>
      <Label htmlFor={name}>{label}</Label>
      <Select key={chosen.slug} id={name} name={name} defaultValue={chosen.slug}>
        {rounds.map(({ slug, label: round, state }) => (
          <Select.Option key={slug} value={slug}>
            {t(`results.filter.${state}`, { round })}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
