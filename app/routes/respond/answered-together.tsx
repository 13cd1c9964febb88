import { useTranslation } from "react-i18next";
import { formatFor } from "#app/i18n/format.ts";

/** Says that the department answers as one, and who else writes: their offices, not their names. */
export function AnsweredTogether({ colleagues }: { readonly colleagues: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const who = formatFor(i18n.language).list(counted(colleagues));
  return (
    <p className="answering-together">
      {t("answer.together.one")}{" "}
      {colleagues.length === 0 ? t("answer.together.alone") : t("answer.together.with", { who })}
    </p>
  );
}

/** Each office once, with how many have it. */
function counted(offices: readonly string[]): readonly string[] {
  return [...new Set(offices)].map((office) => {
    const count = offices.filter((other) => other === office).length;
    return count === 1 ? office : `${office} (${count})`;
  });
}
