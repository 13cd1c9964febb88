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
    notATime: "Skriv dag och klockslag.",
    notANumber: "Skriv ett tal med siffror.",
    numberOutOfRange: "Talet är för stort eller för litet.",
    thresholdTooSmall: "Skriv ett tal som är 3 eller större.",
    jointInGroups:
      "Svar tillsammans går inte att redovisa bara i grupp: en förvaltnings enda svar är ingen grupp.",
    closesBeforeOpening: "Den stänger innan den öppnar.",
    closingTimePassed: "Sluttiden har redan passerat.",
    noDepartments: "Välj minst en förvaltning.",
    departmentNotThen: "En av förvaltningarna finns inte den dag omgången öppnar.",
    departmentHasInvited: "En förvaltning där någon är inbjuden kan inte tas bort ur omgången.",
    outsideScale: "Nivån ligger utanför formulärets skala.",
    noLongerEditable: "Något av det du ändrade kan inte ändras längre. Öppna sidan igen och se vad som går.",
    changedMeanwhile:
      "Det här hade ändrats av någon annan när du sparade. Ladda om sidan och gör om ändringen.",
    roundClosed: "Mätomgången har stängt, så texterna kan inte rättas längre.",
  },
};
