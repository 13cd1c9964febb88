import { Button } from "@digdir/designsystemet-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Form, useNavigation } from "react-router";
import type { RoundOverview } from "#app/domain/round/round-page.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { SelectField } from "#app/ui/form/select-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { RefusedStep, StepIntent } from "./round-step.ts";
import "#app/ui/form/form.css";
import "./next-steps.css";

type NextStepsProps = {
  readonly overview: RoundOverview;
  readonly refused: RefusedStep | undefined;
};

/** What comes next in a round's life, and what whoever runs it can do about it. */
export function NextSteps({ overview, refused }: NextStepsProps) {
  const { t } = useTranslation();
  const { manages } = overview;
  const steps = stepsOf(overview);
  return (
    <section className="next-steps panel">
      <h2>{t("rounds.next.title")}</h2>
      <p>
        <WhatComes overview={overview} />
      </p>
      <NeverReopened overview={overview} />
      {manages && steps.length > 0 && (
        <div className="next-steps-list">
          {steps.map(({ intent, isMain }) => (
            <Step
              key={intent}
              intent={intent}
              isMain={isMain}
              isRefused={refused?.intent === intent}
              overview={overview}
            >
              {(intent === "extend" || intent === "reopen") && (
                <MoreTime overview={overview} refused={refused?.intent === intent ? refused : undefined} />
              )}
            </Step>
          ))}
        </div>
      )}
      {!manages && steps.length > 0 && <p className="quiet">{t("rounds.next.nobody")}</p>}
    </section>
  );
}

function WhatComes({ overview: { round, life, facts } }: { readonly overview: RoundOverview }) {
  const { t } = useTranslation();
  const moment = useMoment();
  switch (round.stage) {
    case "scheduled":
      return t("rounds.next.scheduled", { time: moment(life.opensAt) });
    case "open":
      return life.isInGrace
        ? t("rounds.next.grace", { time: moment(life.graceEndsAt) })
        : t("rounds.next.open", { time: moment(life.closesAt), count: facts.graceMinutes });
    default:
      return t(`rounds.next.${round.stage}`);
  }
}

function NeverReopened({ overview: { round, facts } }: { readonly overview: RoundOverview }) {
  const { t } = useTranslation();
  const { disclosure } = facts;
  if (disclosure.kind !== "confidential" || round.stage !== "closed") return null;
  return <p className="quiet">{t("rounds.next.never", { threshold: disclosure.threshold })}</p>;
}

/** The steps that can be taken, the main one first. */
function stepsOf({
  round,
  life,
  facts,
  isAnswered,
}: RoundOverview): readonly { readonly intent: StepIntent; readonly isMain: boolean }[] {
  const main = (intent: StepIntent) => ({ intent, isMain: true });
  const also = (intent: StepIntent) => ({ intent, isMain: false });
  switch (round.stage) {
    case "draft":
      return [main("release"), ...(isAnswered ? [] : [also("delete")])];
    case "scheduled":
      return [also("extend")];
    case "open":
      return [also("extend"), ...(life.isInGrace ? [] : [also("close")])];
    case "closed":
      return [main("fact-check"), ...(facts.disclosure.kind === "in-office" ? [also("reopen")] : [])];
    case "fact-check":
      return [main("publish")];
    case "published":
      return [];
  }
}

type StepProps = {
  readonly intent: StepIntent;
  readonly isMain: boolean;
  readonly isRefused: boolean;
  readonly overview: RoundOverview;
  readonly children: ReactNode;
};

/** A step behind what it does and what cannot be undone of it; it unfolds without script too. */
function Step({ intent, isMain, isRefused, overview, children }: StepProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const busy = useNavigation().state !== "idle";
  const { life, facts } = overview;
  const facet = facts.disclosure.kind === "confidential" && intent === "close" ? "undoneInGroups" : "undone";
  const values = {
    opens: moment(life.opensAt),
    closes: moment(life.closesAt),
    count: intent === "release" ? overview.invited : facts.graceMinutes,
  };
  return (
    <details className={isMain ? "step step-main" : "step"} open={isRefused}>
      <summary>{t(`rounds.step.${intent}.title`)}</summary>
      <Form method="post" className="step-form" noValidate>
        <p>{t(`rounds.step.${intent}.what`, values)}</p>
        <p className="step-undone">
          {facet === "undoneInGroups"
            ? t("rounds.step.close.undoneInGroups")
            : t(`rounds.step.${intent}.undone`)}
        </p>
        {children}
        <div>
          <Button
            type="submit"
            name="intent"
            value={intent}
            loading={busy}
            {...(intent === "delete" && { "data-color": "danger" })}
          >
            {t(`rounds.step.${intent}.submit`)}
          </Button>
        </div>
      </Form>
    </details>
  );
}

function MoreTime({
  overview: { departments, nextClosing },
  refused,
}: {
  readonly overview: RoundOverview;
  readonly refused: RefusedStep | undefined;
}) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const typed = refused?.typed ?? {};
  const errorAt = (field: RefusedStep["field"]) =>
    refused?.field === field ? t(`rounds.refusal.${refused.refusal}`) : undefined;
  return (
    <div className="step-fields" id={id}>
      <SelectField
        label={t("rounds.step.who")}
        name="department"
        defaultValue={typed["department"] ?? ""}
        error={errorAt("department")}
        options={[
          { value: "", label: t("rounds.step.everybody") },
          ...departments.map((department) => ({
            value: department.id,
            label: inLanguage(department.name, i18n.language),
          })),
        ]}
      />
      <TextField
        label={t("rounds.step.until")}
        name="closesAt"
        type="datetime-local"
        defaultValue={typed["closesAt"] ?? nextClosing}
        error={errorAt("closesAt")}
        required
      />
      <TextField
        label={t("rounds.step.reason")}
        description={t("rounds.step.reasonHint")}
        name="reason"
        maxLength={300}
        defaultValue={typed["reason"] ?? ""}
        error={errorAt("reason")}
      />
    </div>
  );
}
