export default {
  title: "Personuppgifter och handlingar",
  person: {
    lead: "Se, hämta eller radera det som finns här om en person.",
    email: "Personens e-postadress",
    inGroups:
      "Svar i omgångar som redovisas i grupp går inte att hitta: när de skickas bryts kopplingen till den som svarade.",
    find: "Visa",
    export: "Hämta allt som JSON",
    erased: "Personen är raderad. Det står i loggen under beslutets beteckning, utan namn.",
    kept: "Det här finns om {{email}}",
    account: "Konto: {{name}}, skapat {{day}}, inloggad i {{sessions}} webbläsare.",
    invitations: "Inbjudningar ({{n}})",
    invited: "{{title}}, {{round}}, inbjuden {{day}}",
    answered: "{{title}}, {{round}}, inbjuden {{day}}, har svarat",
    notes: "Kommentarer och underlag i svaren ({{n}})",
    counts:
      "Svar i tjänsten: {{responses}}. Mejl: {{mails}}. Händelser i loggen: {{events}}. Faktakontroller: {{factChecks}}. Innehållet finns i filen.",
  },
  erase: {
    title: "Radera personen",
    what: "Namn, befattning och e-postadress tas bort ur inbjudningar och mejl. Länkar och påbörjade svar tas bort. Inskickade svar blir kvar utan koppling till personen, så inget resultat ändras. Kontot tas bort om ingen annan organisation har det. Det går inte att ångra.",
    official:
      "Personen har svarat i tjänsten. Vem som svarade är en del av en allmän handling, som får gallras bara med stöd i ett beslut. Kontrollera att det finns.",
    strike: "Stryk också de här texterna",
    reason: "Varför?",
    reasons: {
      requested: "Personen har begärt det",
      "not-needed": "Uppgifterna behövs inte längre",
      mistaken: "De har hamnat här av misstag",
    },
    reference: "Beslutets beteckning",
    referenceNote: "Till exempel ett diarienummer. Skriv inget namn: det står kvar i loggen.",
    again: "Skriv e-postadressen igen",
    submit: "Radera",
  },
  archive: {
    title: "Arkiv",
    lead: "Omgångens handlingar i ett paket, för arkivet och för den som vill räkna om resultatet.",
    diaryNumber: "Diarienummer {{diaryNumber}} står i filnamnet och i filerna.",
    noDiaryNumber: "Omgången har inget diarienummer.",
    parts: {
      answers: "Alla svar med kommentarer och underlag, som CSV, JSON och XML",
      questionnaire: "Formuläret och en kodbok med varje fråga, värde och poäng",
      figures: "Redovisade tal och förändringar, som CSV och JSON",
      facts: "Omgångens uppgifter och vad loggen säger om den, utan namn",
      sums: "Kontrollsummor (SHA-256) för varje fil",
    },
    inOffice:
      "Svaren är lämnade i tjänsten. Paketet visar befattning, förvaltning och roll, men inga e-postadresser.",
    inGroups:
      "Svaren redovisas bara i grupp, minst {{k}} svar. I paketet står de ett och ett, med förvaltning och roll men utan koppling till person. Det som någon har skrivit kan ändå säga vem det är: pröva varje utlämnande.",
    make: "Hämta paketet",
    logged: "Att paketet hämtas skrivs i loggen.",
    notYet: "Paketet kan hämtas när svaren inte längre kan ändras, {{day}} kl. {{time}}.",
  },
};
