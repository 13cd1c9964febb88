/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Mend what is marked. Nothing else has been lost.",
  error: {
    missing: "Fill this in.",
    tooLong: "The text is too long.",
    notAnAddress: "This does not look like an e-mail address.",
    unknownPlace: "There is a brace that cannot be filled in. Use only those that stand above.",
    linkMissing: "The link must stand in the text.",
    linkInSubject: "The link cannot stand in the subject.",
    timePassed: "That time has passed.",
    notWhileOpen: "The round is not open then.",
    alreadyScheduled: "A reminder goes then already.",
    notUnderstood: "This could not be understood. Check what you have written.",
  },
};
