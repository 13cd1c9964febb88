/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Rätta det som är markerat. Inget annat har gått förlorat.",
  error: {
    missing: "Fyll i det här.",
    tooLong: "Texten är för lång.",
    notAnAddress: "Det ser inte ut som en e-postadress.",
    alreadyInvited: "Någon är redan inbjuden i förvaltningen med det här.",
    takenBack: "Den inbjudan är återtagen. Öppna den i listan och återställ den i stället.",
    roleSettled: "Svaret är inskickat i den roll som står; rollen kan inte ändras längre.",
    sentFromHere:
      "Svaret är inskickat från den här förvaltningen och räknas där. Den som har svarat kan inte flyttas.",
    hasSent: "Svaret är redan inskickat. Den som har svarat kan inte ersättas.",
    hasBegun: "Inbjudan kan inte tas bort längre. Återta den i stället.",
    notUnderstood: "Det gick inte att förstå. Kontrollera vad du har skrivit.",
  },
};
