/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Mend what is marked. Nothing else has been lost.",
  error: {
    missing: "Fill this in.",
    tooLong: "The text is too long.",
    notAnAddress: "This does not look like an e-mail address.",
    notUnderstood: "This could not be understood. Check what you have written.",
    anotherProvider: "This is another service. Add it as a new one.",
    httpsNeeded: "The address must begin with https.",
    noCertificate: "There is no certificate that can be read.",
    noSignOnAddress: "There is no address to sign in at (HTTP-Redirect).",
    notMetadata: "This is not a sign-in service's metadata.",
    notThatProvider: "The service answers, but not as an issuer of that address.",
    onlyReader: "Everyone can be given the role of reader only.",
    providerSilent:
      "The service does not answer at that address, or stands in a network that may not be asked.",
    ruleIsThere: "That rule is there already.",
    severalProviders: "The file describes several services. Leave only the one that counts.",
  },
};
