import { Button } from "@digdir/designsystemet-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { codeForSending, rememberCode } from "./receipt-memory.ts";
import type { Saving } from "./use-answer-queue.ts";

type SubmitFormProps = {
  readonly handle: string;
  /** Made by the server, for a browser without script. */
  readonly code: string;
  /** What was sent before and is replaced: found by its code, which stays the same, and the draft that replaces it. */
  readonly change: { readonly draft: string | null; readonly code: string } | null;
  readonly closesAt: string | null;
  /** Whether what was sent is changed with the code alone. */
  readonly byCode: boolean;
  /** Whether something was sent before. */
  readonly again: boolean;
  readonly ready: boolean;
  /** The queue of answers: what is sent is what the server has. */
  readonly saving: Pick<Saving, "view" | "hurry">;
};

/**
 * Sends the answers. The code, which the browser makes, goes along with them and is remembered before they go, so that
 * sending once more, after an acknowledgement that never came, is the same sending. Works without script too.
 */
export function SubmitForm(props: SubmitFormProps) {
  const { handle, code: fromServer, change, closesAt, byCode, again, ready, saving } = props;
  const { t } = useTranslation();
  const moment = useMoment();
  const [code, setCode] = useState(change?.code ?? fromServer);
  const [sending, setSending] = useState(false);
  const kept = change?.code ?? null;
  // Two clicks may come before the page is drawn again.
  const sent = useRef(false);
  const waiting = saving.view.pending.length;
  const unkept = saving.view.unkept.length;
  useEffect(() => {
    setCode(kept ?? codeForSending(handle));
    // A page that the browser kept while another was shown comes back as it was left.
    const comeBack = () => {
      sent.current = false;
      setSending(false);
    };
    addEventListener("pageshow", comeBack);
    return () => removeEventListener("pageshow", comeBack);
  }, [handle, kept]);

  function send(event: FormEvent): void {
    if (sent.current || waiting > 0 || unkept > 0) {
      event.preventDefault();
      saving.hurry();
      return;
    }
    if (kept === null) rememberCode(handle, code);
    sent.current = true;
    setSending(true);
  }

  if (!ready) return <p>{t("review.nothing")}</p>;
  const closes = closesAt === null ? "" : moment(closesAt);
  return (
    <form method="post" onSubmit={send}>
      <input type="hidden" name="receipt" value={code} />
      {change?.draft && <input type="hidden" name="change" value={change.draft} />}
      <p>
        {byCode ? t("review.effectByCode", { closes }) : t("review.effect", { closes })}{" "}
        {again && (byCode ? t("review.replacesForGood") : t("review.replaces"))}
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
