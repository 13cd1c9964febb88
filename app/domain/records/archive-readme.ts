/** What lies beside the files of a package and says what they are; in Swedish, then in English. */
export function archiveReadme(facts: {
  readonly title: string;
  readonly organization: string;
  readonly diaryNumber: string | null;
  readonly threshold: number | null;
}): string {
  const { title, organization, diaryNumber, threshold } = facts;
  return `${title} – ${organization}
Diarienummer / diary number: ${diaryNumber ?? "–"}

SVENSKA
Paketet är mätomgångens handlingar, för arkivet och för den som ska räkna om resultatet.
${
  threshold === null
    ? "Svaren är lämnade i tjänsten. respondents.csv visar från vilken befattning varje svar kom; e-postadresser finns inte med."
    : `Resultaten redovisas bara i grupp, minst ${threshold} svar. Svaren här är enskilda svar, utan koppling till person: bara förvaltning och roll. De kan ändå säga vem som har skrivit. Pröva varje utlämnande. Det som är dolt i figures.* kan räknas fram ur answers.*; det är handlingen, inte redovisningen.`
}
Filerna:
  round.json            omgångens uppgifter och tider
  questionnaire.json    formuläret som det antogs
  questionnaire-with-targets.json  samma, med omgångens egna målnivåer, om den har sådana
  code-book.csv         varje variabel med värden, texter och poäng
  answers.csv .json .xml  svaren med kommentarer och underlag
  earlier-answers.csv   svar som senare ersattes
  respondents.csv       svar, förvaltning, roll; i tjänsten även befattning och tid
  figures.csv .json     redovisade tal; changes.csv: förändringar sedan omgången före
  log.csv .json         vad loggen säger om omgången; personer bara som id
  SHA256SUMS            kontrollsummor: sha256sum --check SHA256SUMS
Räkna om: npm run score -- questionnaire.json answers.csv${threshold === null ? "" : ` --confidential ${threshold}`}
#NA = gäller inte, #DK = vet inte, tomt = inte besvarat. Öppna CSV-filer som text: ett svar kan börja med =.
XML: round > response(id, department, role, submitted) > answer(question, row?), ett element per svar och värde.

ENGLISH
This package is the round's records, for the archive and for whoever recomputes the results.
${
  threshold === null
    ? "Answers were given in office. respondents.csv tells from which office each came; e-mail addresses are not included."
    : `Results are shown in groups only, of at least ${threshold} answers. The answers here are single answers without a link to a person: department and role alone. They may still show who wrote them. Judge each release. What figures.* hide can be computed from answers.*; these are the record, not the publication.`
}
Recompute: npm run score -- questionnaire.json answers.csv${threshold === null ? "" : ` --confidential ${threshold}`}
#NA = does not apply, #DK = don't know, empty = not answered. Open CSV files as text: an answer may begin with =.
XML: round > response(id, department, role, submitted) > answer(question, row?), an element for each answer and value.
`;
}
