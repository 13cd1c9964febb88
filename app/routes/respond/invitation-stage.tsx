import { useTranslation } from "react-i18next";
import type { OpenedInvitation } from "#app/domain/response/invitation.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { useMoment } from "#app/routes/layout/use-moment.ts";

/** Where respondent and round stand, and what can be done about it, where that is not simply "open, and not begun". */
export function InvitationStage({ invitation }: { readonly invitation: OpenedInvitation }) {
  const { t } = useTranslation();
  const note = useStageNote()(invitation);
  if (note === null) return null;
  const { progress, window, publishedAt } = invitation;
  const awaitsResult = publishedAt === null && (progress === "submitted" || window.state === "closed");
  return (
    <p className="notice">
      {note} {awaitsResult && t("start.stage.resultLater")}
    </p>
  );
}

function useStageNote(): (invitation: OpenedInvitation) => string | null {
  const { t, i18n } = useTranslation();
  const moment = useMoment();

  function sent({ window, canAnswer, round }: OpenedInvitation): string {
    const inOffice = round.disclosure.kind === "in-office";
    switch (window.state) {
      case "open":
        return t(inOffice ? "start.stage.sent" : "start.stage.sentInGroup", {
          closes: moment(window.closesAt),
        });
      case "grace":
        return t(canAnswer ? "start.stage.sent" : "start.stage.sentInGroup", {
          closes: moment(window.graceEndsAt),
        });
      case "closed":
        return t("start.stage.sentAndClosed", { closed: moment(window.closedAt) });
      case "not-open-yet":
        // Opening was put off after answers had come in.
        return t("start.stage.sentAndNotOpen", { opens: moment(window.opensAt) });
    }
  }

  return (invitation) => {
    const { window, isDraft, progress, canAnswer, publishedAt } = invitation;
    if (publishedAt !== null) {
      const { day } = formatFor(i18n.language);
      return t(progress === "submitted" ? "start.stage.publishedAndSent" : "start.stage.published", {
        day: day(publishedAt),
      });
    }
    if (isDraft) return t("start.stage.draft");
    if (progress === "submitted") return sent(invitation);
    const begun = progress === "begun";
    switch (window.state) {
      case "not-open-yet":
        return t("start.stage.notOpen", { opens: moment(window.opensAt) });
      case "open":
        return begun ? t("start.stage.begun") : null;
      case "grace": {
        const times = { closed: moment(window.closesAt), ends: moment(window.graceEndsAt) };
        return t(canAnswer ? "start.stage.grace" : "start.stage.graceForOthers", times);
      }
      case "closed":
        return t(begun ? "start.stage.closedMidway" : "start.stage.closed", {
          closed: moment(window.closedAt),
        });
    }
  };
}
