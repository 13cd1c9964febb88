import "./link-to-copy.css";
import { Button } from "@digdir/designsystemet-react";
import { useId, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

/** A link that is shown once, whole, to be taken along. */
export function LinkToCopy({ label, link }: { readonly label: string; readonly link: string }) {
  const id = useId();
  return (
    <div className="link-to-copy">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} readOnly rows={3} value={link} onFocus={(event) => event.currentTarget.select()} />
    </div>
  );
}

const noChange = () => () => {};

/** Only where there is script, and the browser lets a page write to the clipboard. */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const canCopy = useSyncExternalStore(
    noChange,
    () => navigator.clipboard !== undefined,
    () => false,
  );
  if (!canCopy) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <Button type="button" variant="secondary" onClick={() => copy().catch(() => setCopied(false))}>
        {t("handOn.done.copy")}
      </Button>
      <span role="status">{isCopied && t("handOn.done.copied")}</span>
    </>
  );
}
