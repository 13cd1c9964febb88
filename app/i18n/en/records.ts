export default {
  title: "Personal data and records",
  person: {
    lead: "See, take along or erase what is kept here of a person.",
    email: "The person's e-mail address",
    inGroups:
      "Answers in rounds that are shown in groups cannot be found: when they are sent, the link to who answered is cut.",
    find: "Show",
    export: "Get everything as JSON",
    erased: "The person has been erased. The log tells it by the decision's reference, without a name.",
    kept: "What is kept of {{email}}",
    account: "Account: {{name}}, made {{day}}, signed in on {{sessions}} browsers.",
    invitations: "Invitations ({{n}})",
    invited: "{{title}}, {{round}}, invited {{day}}",
    answered: "{{title}}, {{round}}, invited {{day}}, has answered",
    notes: "Comments and evidence in the answers ({{n}})",
    counts:
      "Answers in office: {{responses}}. Mails: {{mails}}. Events in the log: {{events}}. Fact-checks: {{factChecks}}. What they say is in the file.",
  },
  erase: {
    title: "Erase the person",
    what: "Name, office and e-mail address are taken out of invitations and mails. Links and answers not yet sent are removed. Sent answers stay without a link to the person, so no result changes. The account is removed if no other organization has it. This cannot be undone.",
    official:
      "The person has answered in office. Who answered is part of a public record, which may be destroyed only by a decision. Check that there is one.",
    strike: "Strike these texts too",
    reason: "Why?",
    reasons: {
      requested: "The person has asked for it",
      "not-needed": "The data are not needed any more",
      mistaken: "They came here by mistake",
    },
    reference: "Reference of the decision",
    referenceNote: "A diary number, for example. Write no name: it stays in the log.",
    again: "Write the e-mail address again",
    submit: "Erase",
  },
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
