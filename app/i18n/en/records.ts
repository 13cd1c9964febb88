export default {
  archive: {
    title: "Archive",
    lead: "The round's records in one package, for the archive and for whoever wants to recompute the results.",
    diaryNumber: "Diary number {{diaryNumber}} stands in the file name and in the files.",
    noDiaryNumber: "The round has no diary number.",
    parts: {
      answers: "All answers with comments and evidence, as CSV, JSON and XML",
      questionnaire: "The questionnaire and a code book of every question, value and score",
      figures: "Published figures and changes, as CSV and JSON",
      facts: "The round's facts and what the log tells of it, without names",
      sums: "Checksums (SHA-256) of every file",
    },
    inOffice:
      "Answers were given in office. The package shows office, department and role, but no e-mail addresses.",
    inGroups:
      "Answers are shown in groups only, of at least {{k}}. In the package they stand one by one, with department and role but no link to a person. What somebody wrote may still tell who it is: judge each release.",
    make: "Get the package",
    logged: "Getting the package is written in the log.",
    notYet: "The package can be had once answers can change no more, {{day}} at {{time}}.",
  },
};
