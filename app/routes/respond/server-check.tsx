import { type FormEvent, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/**
 * Asks whether the server answers before a form leaves the page: the browser's own page for a server that is gone says
 * nothing of what was kept, and has no way back. Without script the form is sent as it is.
 */
export function useServerCheck() {
  const [isGone, setGone] = useState(false);
  const isChecked = useRef(false);
  const check = useCallback(async (event: FormEvent<HTMLFormElement>) => {
    if (isChecked.current) return;
    event.preventDefault();
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent; // what React calls a form's submission
    if (await answers()) {
      isChecked.current = true;
      form.requestSubmit(submitter);
      isChecked.current = false;
    } else setGone(true);
  }, []);
  return { check, isGone };
}

/** In milliseconds; on a line so slow the browser's own waiting is no worse. */
const patience = 5_000;

async function answers(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(patience) })).ok;
  } catch (error) {
    return error instanceof DOMException && error.name === "TimeoutError";
  }
}

/** Says that the server is gone, what that means and what to do. */
export function ServerGone({ isGone }: { readonly isGone: boolean }) {
  const { t } = useTranslation();
  return (
    <p role="status" className={isGone ? "notice" : undefined}>
      {isGone && t("start.serverGone")}
    </p>
  );
}
