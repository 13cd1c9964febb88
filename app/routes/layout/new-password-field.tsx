import "./new-password-field.css";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { passwordStrength } from "#app/domain/access/password-strength.ts";
import { TextField } from "#app/ui/form/text-field.tsx";

type NewPasswordFieldProps = { readonly label: string; readonly error?: string | undefined };

/**
 * A field for a password that somebody chooses: told how strong it is in words, and shown on wish. Both are made by
 * script alone; without it the field is whole.
 */
export function NewPasswordField({ label, error }: NewPasswordFieldProps) {
  const { t } = useTranslation();
  const [isScripted, setScripted] = useState(false);
  const [isShown, setShown] = useState(false);
  const [typed, setTyped] = useState("");
  useEffect(() => setScripted(true), []);
  return (
    <div className="new-password">
      <TextField
        label={label}
        description={t("account.password.hint")}
        name="password"
        type={isShown ? "text" : "password"}
        autoComplete="new-password"
        spellCheck={false}
        error={error}
        onChange={(event) => setTyped(event.currentTarget.value)}
        required
      />
      {isScripted && (
        <p className="quiet new-password-tools">
          <button
            type="button"
            className="link-button"
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          >
            {t("account.password.show")}
          </button>
          <output>{typed !== "" && t(`account.password.strength.${passwordStrength(typed)}`)}</output>
        </p>
      )}
    </div>
  );
}
