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
    notATime: "Write a day and a time.",
    notANumber: "Write a number in digits.",
    numberOutOfRange: "The number is too large or too small.",
    thresholdTooSmall: "Write a number that is 3 or larger.",
    jointInGroups: "Joint answers cannot be shown in groups only: a department's only response is no group.",
    closesBeforeOpening: "It closes before it opens.",
    closingTimePassed: "The closing time has passed already.",
    noDepartments: "Choose at least one department.",
    departmentNotThen: "One of the departments is not there on the day that the round opens.",
    departmentHasInvited: "A department in which somebody is invited cannot be taken out of the round.",
    outsideScale: "The level is outside the questionnaire's scale.",
    noLongerEditable:
      "Something that you changed can no longer be changed. Open the page again to see what can.",
    changedMeanwhile:
      "Somebody else had changed this when you saved. Reload the page and make the change again.",
    roundClosed: "The round has closed, so that its texts can no longer be corrected.",
  },
};
