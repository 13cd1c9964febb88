/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Rätta det som är markerat. Inget annat har gått förlorat.",
  error: {
    missing: "Fyll i det här.",
    tooLong: "Texten är för lång.",
    notAnAddress: "Det ser inte ut som en e-postadress.",
    notUnderstood: "Det gick inte att förstå. Kontrollera vad du har skrivit.",
    passwordTooShort: "Lösenordet behöver minst 12 tecken.",
    passwordCommon: "Det lösenordet är för lätt att gissa. Välj något som ingen annan skulle komma på.",
    passwordPersonal: "Lösenordet får inte bestå av ditt namn eller din adress.",
    wrongPassword: "Lösenordet stämmer inte.",
    waitAMoment: "För många försök. Vänta en stund och försök igen.",
    code: "Koden stämmer inte, eller har redan använts. Vänta på nästa och skriv den.",
    hasAccount: "Adressen har redan ett konto. Logga in och öppna länken igen.",
    departmentMissing: "Välj vilken förvaltning chefen svarar för.",
    hasRoleAlready: "Personen har redan den rollen.",
    invitedAlready: "Adressen är redan inbjuden till den rollen.",
    lastAdministrator: "Organisationen måste ha minst en administratör. Ge någon annan rollen först.",
    ownAdministration:
      "Du kan inte ta bort din egen roll som administratör. En annan administratör kan göra det.",
    secondFactorFirst: "Logga först själv in i två steg. Det ställer du in på ditt konto.",
  },
};
