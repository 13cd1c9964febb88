/** What is said of a form, and what can be wrong in one; keys below `error` are codes of `readForm`. */
export default {
  notTaken: "Mend what is marked. Nothing else has been lost.",
  error: {
    missing: "Fill this in.",
    tooLong: "The text is too long.",
    notAnAddress: "This does not look like an e-mail address.",
    notUnderstood: "This could not be understood. Check what you have written.",
    passwordTooShort: "The password needs at least 12 characters.",
    passwordCommon: "That password is too easy to guess. Choose something that nobody else would think of.",
    passwordPersonal: "The password may not be made of your name or address.",
    wrongPassword: "The password is not right.",
    waitAMoment: "Too many attempts. Wait a moment and try again.",
    code: "The code is not right, or has been used. Wait for the next one and give it.",
    hasAccount: "The address has an account already. Sign in and open the link again.",
    departmentMissing: "Choose the department that the head answers for.",
    hasRoleAlready: "The person has that role already.",
    invitedAlready: "The address is invited to that role already.",
    lastAdministrator: "The organisation must have an administrator. Give somebody else the role first.",
    ownAdministration: "You cannot take away your own role as administrator. Another administrator can.",
    secondFactorFirst: "Sign in with two steps yourself first. You set that up in your account.",
  },
};
