export default {
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
