/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Rätta det som är markerat. Inget annat har gått förlorat.",
  error: {
    missing: "Fyll i det här.",
    tooLong: "Texten är för lång.",
    notAnAddress: "Det ser inte ut som en e-postadress.",
    notUnderstood: "Det gick inte att förstå. Kontrollera vad du har skrivit.",
    changedMeanwhile:
      "Det här hade ändrats av någon annan när du sparade. Ladda om sidan och gör om ändringen.",
    roundClosed: "Mätomgången har stängt, så texterna kan inte rättas längre.",
  },
};
