import { dayOf } from "#app/domain/local-time.ts";
import type { Destruction } from "#app/domain/round/round.ts";

/** What lies beside the files of a package and says what they are; in Swedish, then in English. */
export function archiveReadme(facts: {
  readonly title: string;
  readonly organization: string;
  readonly diaryNumber: string | null;
  readonly threshold: number | null;
  /** Where there is one, the package has no answers. */
  readonly destruction: Destruction | null;
}): string {
  const { title, organization, diaryNumber, threshold, destruction } = facts;
  const { sv, en } = destruction === null ? answersIn(threshold) : answersGone(destruction);
  return `${title} – ${organization}
Diarienummer / diary number: ${diaryNumber ?? "–"}

SVENSKA
Paketet är mätomgångens handlingar, för arkivet och för den som ska räkna om resultatet.
${sv.intro}
Filerna:
  round.json            omgångens uppgifter och tider
  questionnaire.json    formuläret som det antogs
  questionnaire-with-targets.json  samma, med omgångens egna målnivåer, om den har sådana
  code-book.csv         varje variabel med värden, texter och poäng
${sv.files}  figures.csv .json     redovisade tal; changes.csv: förändringar sedan omgången före
  log.csv .json         vad loggen säger om omgången; personer bara som id
  SHA256SUMS            kontrollsummor: sha256sum --check SHA256SUMS
${sv.use}
ENGLISH
This package is the round's records, for the archive and for whoever recomputes the results.
${en.intro}
${en.use}`;
}

type Told = { readonly intro: string; readonly use: string };
type AnswersTold = { readonly sv: Told & { readonly files: string }; readonly en: Told };

/** What is said of answers that are in the package. */
function answersIn(threshold: number | null): AnswersTold {
  const score = `npm run score -- questionnaire.json answers.csv${threshold === null ? "" : ` --confidential ${threshold}`}`;
  return {
    sv: {
      intro:
        threshold === null
          ? "Svaren är lämnade i tjänsten. respondents.csv visar från vilken befattning varje svar kom; e-postadresser finns inte med."
          : `Resultaten redovisas bara i grupp, minst ${threshold} svar. Svaren här är enskilda svar, utan koppling till person: bara förvaltning och roll. De kan ändå säga vem som har skrivit. Pröva varje utlämnande. Det som är dolt i figures.* kan räknas fram ur answers.*; det är handlingen, inte redovisningen.`,
      files: `  answers.csv .json .xml  svaren med kommentarer och underlag
  earlier-answers.csv   svar som senare ersattes
  respondents.csv       svar, förvaltning, roll; i tjänsten även befattning och tid
`,
      use: `Räkna om: ${score}
#NA = gäller inte, #DK = vet inte, tomt = inte besvarat. Öppna CSV-filer som text: ett svar kan börja med =.
XML: round > response(id, department, role, submitted) > answer(question, row?), ett element per svar och värde.
`,
    },
    en: {
      intro:
        threshold === null
          ? "Answers were given in office. respondents.csv tells from which office each came; e-mail addresses are not included."
          : `Results are shown in groups only, of at least ${threshold} answers. The answers here are single answers without a link to a person: department and role alone. They may still show who wrote them. Judge each release. What figures.* hide can be computed from answers.*; these are the record, not the publication.`,
      use: `Recompute: ${score}
#NA = does not apply, #DK = don't know, empty = not answered. Open CSV files as text: an answer may begin with =.
XML: round > response(id, department, role, submitted) > answer(question, row?), an element for each answer and value.
`,
    },
  };
}

/** What is said of answers that were destroyed, and are not in the package. */
function answersGone({ reference, decidedOn, begunAt }: Destruction): AnswersTold {
  const day = dayOf(begunAt);
  return {
    sv: {
      intro: `Svaren finns inte med: alla enskilda svar, kommentarer och underlag gallrades ${day} enligt beslut ${reference} (${decidedOn}). Talen i figures.* och changes.csv är de som redovisades och kan inte längre räknas om.`,
      files: "",
      use: "",
    },
    en: {
      intro: `The answers are not included: all single answers, comments and evidence were destroyed ${day} by decision ${reference} (${decidedOn}). The figures in figures.* and changes.csv are those that were published and can no longer be recomputed.`,
      use: "",
    },
  };
}
