import { useTranslation } from "react-i18next";
import type { OpenedInvitation } from "#app/domain/response/invitation.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { PointList } from "./point-list.tsx";

/** What is and is not known about the one who answers. It says no more than the database keeps. */
export function WhatIsKnown({
  invitation: { round, title, department, role },
}: {
  readonly invitation: OpenedInvitation;
}) {
  const { t, i18n } = useTranslation();
  const invited = t("start.known.invited", {
    title,
    department: withSoftHyphens(inLanguage(department, i18n.language)),
    role: t(`start.role.${role}`),
  });
  const points =
    round.disclosure.kind === "in-office"
      ? [t("start.known.inOffice")]
      : [t("start.known.untilSent"), t("start.known.afterSending"), t("start.known.limits")];
  return (
    <PointList
      id="what-is-known"
      title={t("start.known.title")}
      points={[invited, ...points, t("start.known.notKnown")]}
    />
  );
}
