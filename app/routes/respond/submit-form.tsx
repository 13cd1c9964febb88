import { Button } from "@digdir/designsystemet-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import type { Saving } from "./use-answer-queue.ts";

type SubmitFormProps = {
  readonly handle: string;
  /** Made by the server; the browser keeps it until what it belongs to has been acknowledged. */
  readonly code: string;
  readonly closesAt: string | null;
  readonly canReplace: boolean;
  /** Whether something was sent before. */
  readonly again: boolean;
  readonly ready: boolean;
  /** The queue of answers: what is sent is what the server has. */
  readonly saving: Pick<Saving, "view" | "hurry">;
};

/**
 * Sends the answers. The code goes along with them and is remembered by the browser before they go, so that sending
 * once more, after an acknowledgement that never came, is the same sending. Works without script too.
 */
export function SubmitForm(props: SubmitFormProps) {
  const { handle, code: fresh, closesAt, canReplace, again, ready, saving } = props;
  const { t } = useTranslation();
  const moment = useMoment();
  const [code, setCode] = useState(fresh);
  const [sending, setSending] = useState(false);
  // Two clicks may come before the page is drawn again.
  const sent = useRef(false);
  const waiting = saving.view.pending.length;
  const unkept = saving.view.unkept.length;
  const place = placeOf(handle);
  useEffect(() => {
    setCode(remembered(place) ?? fresh);
    // A page that the browser kept while another was shown comes back as it was left.
    const comeBack = () => {
      sent.current = false;
      setSending(false);
    };
    addEventListener("pageshow", comeBack);
    return () => removeEventListener("pageshow", comeBack);
  }, [place, fresh]);

  function send(event: FormEvent): void {
    if (sent.current || waiting > 0 || unkept > 0) {
      event.preventDefault();
      saving.hurry();
      return;
    }
    remember(place, code);
    sent.current = true;
    setSending(true);
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
      <div role="status">
        {waiting > 0 && <p className="notice">{t("review.waiting", { count: waiting })}</p>}
        {waiting === 0 && unkept > 0 && <p className="notice">{t("review.unkept", { count: unkept })}</p>}
      </div>
      <p className="actions">
        <Button type="submit" data-size="lg" loading={sending}>
          {again ? t("review.submitAgain") : t("review.submit")}
        </Button>
        <a href={`/svara/${handle}`}>{t("review.back")}</a>
      </p>
    </form>
  );
}

/** Where the browser remembers the code that its answers go with, until they are acknowledged. */
function placeOf(handle: string): string {
  return `receipt-${handle}`;
}

/** What was sent is acknowledged: the next sending has a code of its own. */
export function forgetCode(handle: string): void {
  try {
    sessionStorage.removeItem(placeOf(handle));
  } catch {
    // What refuses to remember has nothing to forget.
  }
}

/** The code that a sending which was never acknowledged went with; a browser may refuse to remember. */
function remembered(place: string): string | null {
  try {
    return sessionStorage.getItem(place);
  } catch {
    return null;
  }
}

function remember(place: string, code: string): void {
  try {
    sessionStorage.setItem(place, code);
  } catch {
    // Sent with the code all the same; only a repeat from a page loaded anew will be another one.
  }
}
