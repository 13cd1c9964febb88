/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Mend what is marked. Nothing else has been lost.",
  error: {
    missing: "Fill this in.",
    tooLong: "The text is too long.",
    notAnAddress: "This does not look like an e-mail address.",
    alreadyInvited: "Somebody is already invited in the department with this.",
    takenBack: "That invitation has been taken back. Open it in the list and restore it instead.",
    roleSettled: "The answers were sent in the role that stands; it can no longer be changed.",
    sentFromHere:
      "The answers were sent from this department and count there. Whoever has answered cannot be moved.",
    hasSent: "The answers have been sent. Whoever has answered cannot be replaced.",
    hasBegun: "The invitation can no longer be removed. Take it back instead.",
    notUnderstood: "This could not be understood. Check what you have written.",
  },
};
