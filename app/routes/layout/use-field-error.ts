import { useTranslation } from "react-i18next";
import type { RefusedForm } from "./form-input.ts";

/** What is wrong with a field of a form that was refused, in the reader's words; undefined where nothing is. */
export function useFieldError(refused: RefusedForm | undefined): (name: string) => string | undefined {
  const { t, i18n } = useTranslation();
  return (name) => {
    const code = refused?.errors[name];
    if (code === undefined) return undefined;
    const key = `form.error.${code}`;
    // The code is a schema's or a use case's; one without a text of its own is told in general words.
    return i18n.exists(key) ? t(key as "form.error.missing") : t("form.error.notUnderstood");
  };
}
