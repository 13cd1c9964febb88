import { Button } from "@digdir/designsystemet-react";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMoment } from "#app/routes/layout/use-moment.ts";

type SubmitFormProps = {
  readonly handle: string;
  /** Made by the server; the browser keeps it until what it belongs to has been acknowledged. */
  readonly code: string;
  readonly closesAt: string | null;
  readonly canReplace: boolean;
  /** Whether something was sent before. */
  readonly again: boolean;
  readonly ready: boolean;
};

/**
 * Sends the answers. The code goes along with them and is remembered by the browser before they go, so that sending
 * once more, after an acknowledgement that never came, is the same sending. Works without script too.
 */
export function SubmitForm({ handle, code: fresh, closesAt, canReplace, again, ready }: SubmitFormProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const [code, setCode] = useState(fresh);
  const [sending, setSending] = useState(false);
  const place = `receipt-${handle}`;
  useEffect(() => {
    setCode(sessionStorage.getItem(place) ?? fresh);
    // A page that the browser kept while another was shown comes back as it was left.
    const comeBack = () => setSending(false);
    addEventListener("pageshow", comeBack);
    return () => removeEventListener("pageshow", comeBack);
  }, [place, fresh]);

  function send(event: FormEvent): void {
    if (sending) event.preventDefault();
    else {
      sessionStorage.setItem(place, code);
      setSending(true);
    }
  }

  if (!ready) return <p>{t("review.nothing")}</p>;
  const closes = closesAt === null ? "" : moment(closesAt);
  return (
    <form method="post" onSubmit={send}>
      <input type="hidden" name="receipt" value={code} />
      <p>
        {canReplace ? t("review.effect", { closes }) : t("review.effectForGood")}{" "}
        {again && t("review.replaces")}
      </p>
      <p className="actions">
        <Button type="submit" data-size="lg" loading={sending}>
          {again ? t("review.submitAgain") : t("review.submit")}
        </Button>
        <a href={`/svara/${handle}`}>{t("review.back")}</a>
      </p>
    </form>
  );
}
