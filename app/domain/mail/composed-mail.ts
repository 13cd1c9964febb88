import type { Locale } from "#app/domain/questionnaire/definition.ts";
import type { MailText } from "./mail-text.ts";

/** A message as it is handed to the mail server, apart from its recipient and the installation's own address. */
export type ComposedMail = {
  /** Who it is from, by name, and where an answer to it goes; null: the installation's own. */
  readonly senderName: string | null;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

type Sender = Pick<ComposedMail, "senderName" | "replyTo">;

/**
 * A message in both languages, since nobody knows which one its reader reads: the one that `first` names, then the other.
 *
 * @param link the one address in the text that can be pressed
 */
export function bilingualMail(
  { senderName, replyTo }: Sender,
  { subject, body }: MailText,
  first: Locale,
  link: string,
): ComposedMail {
  const order: readonly Locale[] = first === "sv" ? ["sv", "en"] : ["en", "sv"];
  const subjects = new Set(order.map((language) => oneLine(subject[language])));
  const divided = order.map((language) => body[language].replaceAll("\r\n", "\n").trim());
  return {
    senderName: senderName === null ? null : oneLine(senderName),
    replyTo,
    subject: [...subjects].join(" / "),
    text: `${divided.join("\n\n– – –\n\n")}\n`,
    html: toHtml(order.map((language, index) => section(divided[index] ?? "", language, link))),
  };
}

function toHtml(sections: readonly string[]): string {
  const style = "font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 38em";
  return `<!doctype html><html><head><meta charset="utf-8"><title></title></head><body style="${style}">${sections.join("<hr>")}</body></html>`;
}

function section(text: string, language: Locale, link: string): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const lines = escapeHtml(paragraph).replaceAll("\n", "<br>");
    const address = escapeHtml(link);
    return `<p>${lines.replaceAll(address, `<a href="${address}">${address}</a>`)}</p>`;
  });
  return `<div lang="${language}">${paragraphs.join("")}</div>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Headers have one line, whatever was typed. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
