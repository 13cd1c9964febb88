/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Rätta det som är markerat. Inget annat har gått förlorat.",
  error: {
    missing: "Fyll i det här.",
    tooLong: "Texten är för lång.",
    notAnAddress: "Det ser inte ut som en e-postadress.",
    unknownPlace: "Det finns en klammer som inte går att fylla i. Använd bara dem som står ovanför.",
    linkMissing: "Länken måste stå i texten.",
    linkInSubject: "Länken kan inte stå i ämnesraden.",
    timePassed: "Den tiden har redan varit.",
    notWhileOpen: "Då är mätomgången inte öppen.",
    alreadyScheduled: "Det går redan en påminnelse då.",
    notUnderstood: "Det gick inte att förstå. Kontrollera vad du har skrivit.",
  },
};
