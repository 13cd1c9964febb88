/** Every text of the interface in Swedish, the language that the others are measured against. */
export default {
  app: { name: "Mognad", tagline: "Hur väl styr kommunen sin digitala utveckling?" },
  language: { switch: "In English" },
  layout: {
    skip: "Hoppa till innehållet",
    navigation: "Huvudmeny",
    breadcrumbs: "Du är här",
    signIn: "Logga in",
    signOut: "Logga ut",
    switchOrganization: "Byt organisation",
    version: "Mognad {{version}}",
    synthetic:
      "Påhittade uppgifter. {{organization}} finns inte; svaren är gjorda av ett program för att visa hur Mognad fungerar.",
    overview: "Översikt",
    results: "Resultat",
    followUp: "Uppföljning",
  },
  home: {
    lead: "Mognad visar, år för år, hur väl en kommun styr sin egen digitala utveckling: vad förvaltningarna svarar, vad som skiljer dem åt och vad som har hänt sedan sist.",
    invited: "Har du fått en inbjudan? Öppna länken i mejlet eller på bladet. Du behöver inget konto.",
    signIn: "Logga in",
    forStaff: "För samordnare, revisorer och chefer",
    how: "Så går det till",
    steps: {
      answer: {
        title: "Förvaltningarna svarar",
        text: "En gång om året, på en länk, utan konto. Frågorna bygger på vad revisorer har frågat, och varje nivå är beskriven i ord.",
      },
      compare: {
        title: "Svaren blir nivåer",
        text: "Förvaltningar och år jämförs. Varje siffra går att räkna om från svaren, och osäkerheten står bredvid.",
      },
      act: {
        title: "Gapen blir åtgärder",
        text: "Det som sagts följs upp: rekommendationer, åtgärder med ägare och datum, och vad som har hänt sedan dess.",
      },
    },
    choose: "Välj organisation",
    noMembership: "Ditt konto har ingen roll i någon organisation ännu. Be den som är administratör hos er.",
  },
  signIn: {
    title: "Logga in",
    lead: "För samordnare, revisorer, förvaltningschefer och administratörer. Den som ska svara på frågorna använder sin länk.",
    email: "E-post",
    password: "Lösenord",
    submit: "Logga in",
    failed: "E-post eller lösenord stämmer inte. Kontrollera båda och försök igen.",
    tooMany: "För många försök. Vänta {{seconds}} sekunder och försök igen.",
    missing: "Fyll i både e-post och lösenord.",
    demonstration:
      "Det här är en demonstration. Inloggningsuppgifterna skrevs ut när programmet startade och står i data/demo.json.",
  },
  problem: {
    label: "Något gick fel",
    back: "Till startsidan",
    signIn: "Logga in",
    "not-found": { title: "Sidan finns inte", advice: "Kontrollera adressen, eller gå till startsidan." },
    "not-allowed": {
      title: "Du har inte rätt att se sidan",
      advice:
        "Logga in med ett annat konto, eller be den som är administratör i organisationen om rätt roll.",
    },
    "sign-in-required": { title: "Logga in först", advice: "Sidan kräver att du är inloggad." },
    "sign-in-failed": { title: "Inloggningen misslyckades", advice: "E-post eller lösenord stämmer inte." },
    "too-many-attempts": { title: "För många försök", advice: "Vänta en stund och försök igen." },
    "bad-request": {
      title: "Vi förstod inte det som skickades",
      advice: "Gå tillbaka, ladda om sidan och försök igen.",
    },
    "link-unknown": {
      title: "Länken fungerar inte",
      advice:
        "Kontrollera att hela adressen kom med. Hjälper inte det, be den som bjöd in dig om en ny länk.",
    },
    "link-expired": {
      title: "Länken har gått ut",
      advice: "Be den som bjöd in dig om en ny länk. Det du redan har svarat finns kvar.",
    },
    "link-revoked": {
      title: "Länken har dragits tillbaka",
      advice: "Be den som bjöd in dig om en ny länk. Det du redan har svarat finns kvar.",
    },
    "round-not-open-yet": {
      title: "Mätomgången har inte öppnat",
      advice: "Den öppnar {{opens}}. Spara länken och kom tillbaka då.",
    },
    "round-closed": {
      title: "Mätomgången är stängd",
      advice: "Den stängde {{closed}}. Det du hann spara finns kvar.",
    },
    "answering-session-gone": {
      title: "Öppna din länk igen",
      advice:
        "Vi känner inte längre igen den här webbläsaren. Öppna länken i inbjudan; det du har svarat finns kvar.",
    },
    "answer-refused": {
      title: "Ett svar kunde inte sparas",
      advice: "Gäller: {{questions}}. De andra svaren är sparade.",
    },
    "answer-conflict": {
      title: "Svaret har ändrats på ett annat ställe",
      advice: "Ladda om sidan för att se det senaste.",
    },
    "already-submitted": {
      title: "Svaren är redan inskickade",
      advice: "Ladda om sidan för att se kvittensen.",
    },
    "nothing-to-submit": {
      title: "Det finns inga svar att skicka",
      advice: "Svara på minst en fråga först.",
    },
    unexpected: {
      title: "Något gick fel hos oss",
      advice: "Det du har sparat finns kvar. Försök igen om en stund.",
    },
  },
};
