/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Rätta det som är markerat. Inget annat har gått förlorat.",
  error: {
    missing: "Fyll i det här.",
    tooLong: "Texten är för lång.",
    notAnAddress: "Det ser inte ut som en e-postadress.",
    notUnderstood: "Det gick inte att förstå. Kontrollera vad du har skrivit.",
    notTheSame: "Det är inte samma som ovan.",
    "nothing-kept": "Det finns inget om den adressen.",
    yourself: "Du kan inte radera dig själv.",
    "last-administrator": "Det är den sista administratören. Ge någon annan rollen först.",
  },
};
