export default {
  title: "Mätomgångar",
  parts: { label: "Delar av {{title}}", overview: "Översikt" },
  rates: {
    title: "Svarsfrekvens",
    of: "{{n}} av {{invited}}",
    answered: "har svarat, {{percent}}",
    answeredOfUnknown: "har svarat",
    begun: {
      individual_one: "har börjat men inte skickat in",
      individual_other: "har börjat men inte skickat in",
      joint_one: "förvaltning har börjat men inte skickat in",
      joint_other: "förvaltningar har börjat men inte skickat in",
    },
    refused_one: "adress tog inte emot mejlet",
    refused_other: "adresser tog inte emot mejlet",
    pace: {
      live: "Uppdateras medan sidan är öppen.",
      hourly:
        "Räknat {{day}} kl. {{time}}, och på nytt varje timme. När någon svarar visas inte, eftersom svaren bara redovisas i grupp.",
      final: "Ingen kan svara längre.",
    },
    last: "Senaste svaret kom {{day}} kl. {{time}}.",
    news: "{{n}} av {{invited}} har svarat.",
    newsOfUnknown: "{{n}} har svarat.",
    hours: {
      title: "Svar det senaste dygnet",
      hour: "Timme",
      bar: "Stapel",
      answers: "Svar",
      from: "från {{time}}",
    },
  },
};
