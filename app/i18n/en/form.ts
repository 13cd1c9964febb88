/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Mend what is marked. Nothing else has been lost.",
  error: {
    missing: "Fill this in.",
    tooLong: "The text is too long.",
    notAnAddress: "This does not look like an e-mail address.",
    notUnderstood: "This could not be understood. Check what you have written.",
    changedMeanwhile:
      "Somebody else had changed this when you saved. Reload the page and make the change again.",
    roundClosed: "The round has closed, so that its texts can no longer be corrected.",
  },
};
