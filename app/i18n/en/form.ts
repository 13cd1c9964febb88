/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Mend what is marked. Nothing else has been lost.",
  error: {
    missing: "Fill this in.",
    tooLong: "The text is too long.",
    notAnAddress: "This does not look like an e-mail address.",
    notUnderstood: "This could not be understood. Check what you have written.",
    notTheSame: "That is not the same as above.",
    "nothing-kept": "Nothing is kept under that address.",
    yourself: "You cannot erase yourself.",
    "last-administrator": "That is the last administrator. Give somebody else the role first.",
  },
};
