import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { MailsPage } from "#app/domain/mail/mails-page.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { TextField } from "#app/ui/form/text-field.tsx";

type ScheduledRemindersProps = { readonly page: MailsPage; readonly refused: RefusedForm | undefined };

/** Reminders that go by themselves at a time: those to come, which can be changed, and those that have gone. */
export function ScheduledReminders({ page: { reminders, mayManage }, refused }: ScheduledRemindersProps) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  const words = (moment: string) => ({ day: day(moment), time: time(moment) });
  return (
    <section aria-labelledby="scheduled">
      <h2 id="scheduled">{t("mails.schedule.title")}</h2>
      <p className="quiet">{t("mails.schedule.lead")}</p>
      <ul className="mail-reminders">
        {reminders.map(({ id, runAt, carriedOutAt, reminded }) => (
          <li key={id} className="number">
            {carriedOutAt !== null ? (
              t("mails.schedule.done", { ...words(runAt), count: reminded ?? 0 })
            ) : mayManage ? (
              <ReminderForm
                id={id}
                label={t("mails.schedule.at", words(runAt))}
                time={`${day(runAt)}T${time(runAt)}`}
                refused={refused}
              />
            ) : (
              `${day(runAt)} ${time(runAt)}`
            )}
          </li>
        ))}
      </ul>
      {mayManage && <ReminderForm id={null} label={t("mails.schedule.new")} time="" refused={refused} />}
    </section>
  );
}

type ReminderFormProps = {
  /** Null: a new one. */
  readonly id: string | null;
  readonly label: string;
  readonly time: string;
  readonly refused: RefusedForm | undefined;
};

function ReminderForm({ id, label, time, refused }: ReminderFormProps) {
  const { t } = useTranslation();
  // The page has several of these forms, and one of them may have been refused.
  const own = refused?.typed["intent"] === "schedule" && (refused.typed["reminder"] ?? null) === id;
  const errorOf = useFieldError(own ? refused : undefined);
  return (
    <Form method="post" className="mail-reminder" preventScrollReset key={time} noValidate>
      {id !== null && <input type="hidden" name="reminder" value={id} />}
      <TextField
        label={label}
        name="at"
        type="datetime-local"
        defaultValue={own ? (refused?.typed["at"] ?? "") : time}
        error={errorOf("at")}
      />
      <p className="mail-ways">
        <Button type="submit" name="intent" value="schedule" variant="secondary">
          {t(id === null ? "mails.schedule.add" : "mails.schedule.change")}
        </Button>
        {id !== null && (
          <Button type="submit" name="intent" value="unschedule" variant="tertiary">
            {t("mails.schedule.remove")}
          </Button>
        )}
      </p>
    </Form>
  );
}
