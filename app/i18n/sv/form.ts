/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Rätta det som är markerat. Inget annat har gått förlorat.",
  error: {
    missing: "Fyll i det här.",
    tooLong: "Texten är för lång.",
    notAnAddress: "Det ser inte ut som en e-postadress.",
    notUnderstood: "Det gick inte att förstå. Kontrollera vad du har skrivit.",
    anotherProvider: "Det är en annan tjänst. Lägg till den som en ny.",
    httpsNeeded: "Adressen måste börja med https.",
    noCertificate: "Det saknas ett certifikat som går att läsa.",
    noSignOnAddress: "Det saknas en adress att logga in på (HTTP-Redirect).",
    notMetadata: "Det är inte metadata för en inloggningstjänst.",
    notThatProvider: "Tjänsten svarar, men inte som en utfärdare med den adressen.",
    onlyReader: "Alla kan bara få rollen läsare.",
    providerSilent: "Tjänsten svarar inte på den adressen, eller står i ett nät som inte får frågas.",
    ruleIsThere: "Den regeln finns redan.",
    severalProviders: "Filen beskriver flera tjänster. Lämna bara den som gäller.",
  },
};
