import { Button } from "@digdir/designsystemet-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

type TakeAlongProps = {
  /** Questions and answers as text. */
  readonly answers: readonly { readonly question: string; readonly inWords: string }[];
  /** Whether they stay in this browser when the page is closed. */
  readonly stays: boolean;
};

/** Answers that the server does not take, for the person to keep elsewhere: read, copied or downloaded. */
export function TakeAlong({ answers, stays }: TakeAlongProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  if (answers.length === 0) return null;
  const text = answers.map(({ inWords }) => inWords).join("\n\n");
  return (
    <section className="take-along" aria-labelledby="take-along">
      <h2 id="take-along">{t("answer.takeAlong.title", { count: answers.length })}</h2>
      <p>{stays ? t("answer.takeAlong.stays") : t("answer.takeAlong.goes")}</p>
      <textarea
        ref={field}
        readOnly
        rows={Math.min(12, 3 * answers.length)}
        aria-labelledby="take-along"
        value={text}
      />
      <p className="actions">
        <Button variant="secondary" type="button" data-size="sm" onClick={() => download(text)}>
          {t("answer.takeAlong.download")}
        </Button>
        <Button variant="secondary" type="button" data-size="sm" onClick={copy}>
          {t("answer.takeAlong.copy")}
        </Button>
        <span role="status">{copied && t("answer.takeAlong.copied")}</span>
      </p>
    </section>
  );

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without HTTPS, or against the browser's settings: then the person's own copying takes the selection.
      field.current?.select();
      field.current?.focus();
    }
  }

  function download(words: string): void {
    const address = URL.createObjectURL(new Blob([`${words}\n`], { type: "text/plain;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = t("answer.takeAlong.file");
    link.click();
    URL.revokeObjectURL(address);
  }
}
