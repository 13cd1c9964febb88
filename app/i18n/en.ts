import type sv from "./sv.ts";

/** Every text of the interface in English. */
export default {
  app: { name: "Mognad", tagline: "How well does the municipality govern its digital development?" },
  language: { switch: "På svenska" },
  layout: {
    skip: "Skip to content",
    navigation: "Main menu",
    breadcrumbs: "You are here",
    signIn: "Sign in",
    signOut: "Sign out",
    switchOrganization: "Switch organisation",
    version: "Mognad {{version}}",
    synthetic:
      "Made-up data. {{organization}} does not exist; a program made the answers to show how Mognad works.",
    overview: "Overview",
    results: "Results",
    followUp: "Follow-up",
  },
  home: {
    lead: "Mognad shows, year by year, how well a municipality governs its own digital development: what the departments answer, how they differ, and what has happened since last time.",
    invited: "Have you been invited? Open the link in the e-mail or on the sheet. You need no account.",
    signIn: "Sign in",
    forStaff: "For coordinators, auditors and heads of department",
    how: "How it works",
    steps: {
      answer: {
        title: "Departments answer",
        text: "Once a year, by a link, without an account. The questions build on what auditors have asked, and each level is described in words.",
      },
      compare: {
        title: "Answers become levels",
        text: "Departments and years are compared. Every figure can be recomputed from the answers, with its uncertainty beside it.",
      },
      act: {
        title: "Gaps become actions",
        text: "What was said is followed up: recommendations, actions with owner and date, and what has happened since.",
      },
    },
    choose: "Choose an organisation",
    noMembership: "Your account has no role in any organisation yet. Ask your administrator.",
  },
  signIn: {
    title: "Sign in",
    lead: "For coordinators, auditors, heads of department and administrators. Those who answer the questions use their link.",
    email: "E-mail",
    password: "Password",
    submit: "Sign in",
    failed: "The e-mail or the password is wrong. Check both and try again.",
    tooMany: "Too many attempts. Wait {{seconds}} seconds and try again.",
    missing: "Fill in both e-mail and password.",
    demonstration:
      "This is a demonstration. The accounts were printed when the program started, and stand in data/demo.json.",
  },
  problem: {
    label: "Something went wrong",
    back: "To the start page",
    signIn: "Sign in",
    "not-found": { title: "There is no such page", advice: "Check the address, or go to the start page." },
    "not-allowed": {
      title: "You may not see this page",
      advice: "Sign in with another account, or ask the organisation's administrator for the right role.",
    },
    "sign-in-required": { title: "Sign in first", advice: "You need to be signed in to see this page." },
    "sign-in-failed": { title: "Could not sign in", advice: "The e-mail or the password is wrong." },
    "too-many-attempts": { title: "Too many attempts", advice: "Wait a while and try again." },
    "bad-request": {
      title: "We did not understand what was sent",
      advice: "Go back, reload the page and try again.",
    },
    "link-unknown": {
      title: "The link does not work",
      advice:
        "Check that the whole address came along. If that does not help, ask whoever invited you for a new link.",
    },
    "link-expired": {
      title: "The link has expired",
      advice: "Ask whoever invited you for a new link. What you have answered is kept.",
    },
    "link-revoked": {
      title: "The link has been withdrawn",
      advice: "Ask whoever invited you for a new link. What you have answered is kept.",
    },
    "round-not-open-yet": {
      title: "The round has not opened",
      advice: "It opens {{opens}}. Keep the link and come back then.",
    },
    "round-closed": {
      title: "The round is closed",
      advice: "It closed {{closed}}. What you had saved is kept.",
    },
    "answering-session-gone": {
      title: "Open your link again",
      advice:
        "We no longer recognise this browser. Open the link in the invitation; what you have answered is kept.",
    },
    "answer-refused": {
      title: "An answer could not be saved",
      advice: "It concerns: {{questions}}. The other answers are saved.",
    },
    "answer-conflict": {
      title: "The answer has been changed elsewhere",
      advice: "Reload the page to see the latest.",
    },
    "already-submitted": {
      title: "The answers are already sent",
      advice: "Reload the page to see the receipt.",
    },
    "nothing-to-submit": {
      title: "There are no answers to send",
      advice: "Answer at least one question first.",
    },
    unexpected: {
      title: "Something went wrong on our side",
      advice: "What you have saved is kept. Try again in a while.",
    },
  },
} satisfies typeof sv;
