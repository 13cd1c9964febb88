import account from "./en/account.ts";
import auditLog from "./en/audit-log.ts";
import finding from "./en/finding.ts";
import firstStart from "./en/first-start.ts";
import form from "./en/form.ts";
import mails from "./en/mails.ts";
import organizationSettings from "./en/organization-settings.ts";
import people from "./en/people.ts";
import providers from "./en/providers.ts";
import records from "./en/records.ts";
import respondents from "./en/respondents.ts";
import resultDetails from "./en/result-details.ts";
import roundQuestionnaire from "./en/round-questionnaire.ts";
import rounds from "./en/rounds.ts";

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
    method: "How scores are computed",
    synthetic:
      "Made-up data. {{organization}} does not exist; a program made the answers to show how Mognad works.",
    overview: "Overview",
    results: "Results",
    followUp: "Follow-up",
    rounds: "Rounds",
    administration: "Administration",
    account: "My account",
    accessibility: "Accessibility",
    privacy: "Personal data",
    installation: "The installation",
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
  start: {
    whoAsks: "{{organization}} · {{round}}",
    asked:
      "You answer for {{department}}: {{count}} questions about how things are where you work today. Pause whenever you like: your answers are saved as you go.",
    askedJointly:
      "You at {{department}} answer {{count}} questions together, about how things are where you work today. Pause whenever you like: your answers are saved as you go.",
    purpose: "The answers show where the municipality needs to improve, and what changes from year to year.",
    time: "Time",
    minutes: "about {{count}} minutes",
    estimated: "estimated",
    answerBy: "Answer by",
    opens: "Opens",
    closed: "Closed",
    notDecided: "not decided",
    contact: "Questions?",
    begin: "Start answering",
    goOn: "Go on answering",
    change: "Change the answers",
    toReceipt: "Show the receipt",
    toResult: "Show the result",
    published: "You can now see how it went for {{department}}, beside the whole organization.",
    handOn: "Wrong person? Hand it on to a colleague",
    serverGone:
      "The server does not answer just now. Nothing that you have answered is gone. Wait a while and press again, or open the link later.",
    stage: {
      draft:
        "The round is being prepared and cannot be answered yet. Keep the link; whoever invited you will be in touch when it is time.",
      notOpen: "The round opens {{opens}}. Keep the link and come back then.",
      begun: "You have started answering. What you have answered is kept.",
      grace:
        "Time ran out {{closed}}. Since you had started, you can send your answers until {{ends}}. What you have answered is kept.",
      graceForOthers:
        "Time ran out {{closed}}. Only those who had started can send their answers now, until {{ends}}. If you need more time, ask the contact person.",
      closed:
        "The round closed {{closed}}. It no longer takes answers. If you still have something to say, ask the contact person.",
      closedMidway:
        "The round closed {{closed}} while you were answering. What you had saved is kept, but has not been sent. Ask the contact person whether the time can be extended; you then go on with the same link.",
      sent: "The answers are sent. You can change them until {{closes}}; what you sent last is what counts.",
      sentInGroup:
        "The answers are sent, and there is nothing more to do. Until {{closes}} they can be changed with the receipt's code.",
      sentAndClosed:
        "The answers are sent, and the round closed {{closed}}. There is nothing more to do. You can still see the receipt.",
      resultLater:
        "When the result has been published it is shown by the same link; when that will be is not decided.",
      published: "The result was published {{day}}. You can see it even if you did not answer.",
      publishedAndSent: "The result was published {{day}}. The receipt of what you sent is kept.",
      sentAndNotOpen:
        "The answers are sent. The round has been moved and opens again {{opens}}. You can still see the receipt.",
    },
    who: {
      title: "Who sees what you answer?",
      inOffice: "You answer as part of your job. The department's result is shown even if few of you answer.",
      inOfficeReaders:
        "The coordinator and the auditor can read single answers. No names are shown on the results pages.",
      inGroups:
        "Answers are shown in groups only, of at least {{threshold}} answers. If you are fewer, no result of your own is shown.",
      comments: "What you write in your own words is shown for the whole municipality, without department.",
      jointly: "Everyone in the department who has an invitation sees the same answers and can change them.",
      publicRecord:
        "An answer may be a public record (allmän handling) as soon as it has come in. Anyone can then ask for it, and the municipality examines each request.",
    },
    role: { management: "manager", specialist: "specialist", staff: "member of staff" },
    known: {
      title: "What Mognad knows about you",
      invited:
        "The invitation is for {{title}}, {{department}}, in the role of {{role}}. If it was sent by e-mail, the address is kept for reminders.",
      inOffice:
        "Your answers belong to the invitation. It says when you started and when you sent them, so that it can be seen who has answered.",
      untilSent: "While you are answering, what you have saved belongs to the invitation.",
      afterSending:
        "When you send your answers, that connection is cut. What remains is that the invitation has been answered, and apart from it a set of answers with department and role but no time of day. Only the code on the receipt leads to the answers; keep it if you may want to change something.",
      limits:
        "This does not protect you fully. A backup taken while you were answering can show what you had saved by then. If you are the only one to answer in your department, or in your role there, whoever looks after the database can work out which answers are yours.",
      notKnown:
        "Mognad does not ask for your name, and does not keep which computer or network you answer from.",
    },
  },
  handOn: {
    title: "Hand it on to a colleague",
    lead: "The invitation is for {{title}}, {{department}}. If somebody else in the department knows better, they can answer instead.",
    colleague: "The colleague's position",
    colleagueHint: "For example: head of unit, home care. No name is needed.",
    email: "The colleague's e-mail (optional)",
    emailHint: "Used for reminders. Mognad sends nothing now; you send the link yourself in the next step.",
    wrong: {
      title: "Write the colleague's position, in at most 120 characters.",
      email: "This does not look like an e-mail address. Correct it, or leave the field empty.",
    },
    answers: {
      title: "What you have answered already",
      remove: "Remove the answers. The colleague starts from the beginning.",
      along: "Let the answers go along. The colleague sees them and can change them.",
    },
    answersStay: "What the department has answered already is kept for the colleague.",
    effect: "You get a new link to send to the colleague. Your own link stops working.",
    submit: "Hand it on",
    back: "Back",
    done: {
      title: "The invitation has been handed on",
      lead: "Send this link to {{title}}. No account is needed.",
      link: "The colleague's link",
      mail: "Write an e-mail with the link",
      copy: "Copy the link",
      copied: "Copied",
      once: "The link is shown only here, for an hour. Send it now.",
      oldLink: "Your own link no longer works.",
      withAnswers: "What had been answered already is kept for the colleague.",
      withoutAnswers: "The colleague starts from the beginning.",
    },
    mail: {
      subject: "For you: {{round}}",
      body: "Hello!\n\n{{organization}} asks about digital development, and you know best how things are at {{department}}. Answer by this link, no account is needed:\n\n{{link}}\n\nQuestions? {{contact}}",
    },
  },
  answer: {
    title: "Answer",
    areas: "Areas",
    areaOf: "Area {{number}} of {{count}}",
    allAreas: "all areas",
    answered: "{{answered}} of {{asked}}",
    done: "done",
    begun: "begun",
    notBegun: "not begun",
    review: "Review and send",
    leave: "You can close the page whenever you like and go on with the same link.",
    back: "Back",
    next: "Next area",
    toReview: "Review",
    dontKnow: "Don't know",
    doesNotApply: "Does not apply to us",
    noneOfThese: "None of these",
    noAnswerTo: "Cannot answer: {{title}}",
    notes: "Comment and evidence",
    notesWritten: "filled in",
    comment: { label: "Comment", hint: "Why the answer is what it is, where that needs explaining." },
    evidence: {
      label: "Evidence",
      hint: "What the answer rests on: a link, a document's name or a file reference.",
      wanted: "For this question we would like to see evidence.",
    },
    charactersLeft_one: "{{count}} character left",
    charactersLeft_other: "{{count}} characters left",
    questionsChanged: "The questions of this area have changed after your answer. There are now {{count}}.",
    yes: "Yes",
    no: "No",
    needsScript:
      "The browser runs no scripts, and so answers cannot be saved. You can read the questions. Turn JavaScript on and reload the page, open the link in another browser, or contact {{contact}}.",
    sentNote: "The answers are sent. If you change anything here you need to send them again.",
    saving: {
      saved: "Saved {{time}}",
      kept: "Everything is saved",
      nothing: "Answers are saved as you go",
      saving: "Saving…",
      offline: "Offline",
      server: "The server does not answer",
      onDevice_one: "{{count}} answer is waiting on this device",
      onDevice_other: "{{count}} answers are waiting on this device",
      onPage_one: "{{count}} answer is waiting on this page, do not close it",
      onPage_other: "{{count}} answers are waiting on this page, do not close it",
      beforeReview: "The review opens when everything is saved.",
      unkept_one: "{{count}} answer is not saved",
      unkept_other: "{{count}} answers are not saved",
      stopped: "Cannot save: {{reason}}",
      toUnkept: "Show",
    },
    elsewhere_one: "A question has been answered elsewhere, and is now shown as it is there: {{questions}}",
    elsewhere_other:
      "{{count}} questions have been answered elsewhere, and are now shown as they are there: {{questions}}",
    together: {
      one: "Your department gives one joint answer.",
      with: "Invited besides you: {{who}}. What the others change appears here by itself.",
      alone: "So far only you have been invited to write it.",
    },
    lastTime: {
      destroyed: "What you answered last time ({{year}}) is not shown: the answers were destroyed {{day}}.",
      level: "The answer last time ({{year}}):",
      comment: "Comment then:",
      whatHasChanged: "The answer is different now. If you like, say in the comment what has changed.",
    },
    keepNothing: {
      label: "Keep nothing in this browser",
      description: "For a computer that several people use. Answers are sent as you go all the same.",
      chosen:
        "Nothing is kept in this browser. An answer that has not been sent yet is on this page alone: wait until everything is saved before you close it.",
      refused:
        "The browser cannot keep anything at present. An answer that has not been sent yet is on this page alone: wait until everything is saved before you close it.",
    },
    takeAlong: {
      title_one: "{{count}} answer has not arrived",
      title_other: "{{count}} answers have not arrived",
      stays:
        "They stay in this browser, and are sent if you open your link here again while the round is open. To be on the safe side you can take them along.",
      goes: "They are on this page alone. Take them along before you close it.",
      download: "Download as text",
      copy: "Copy",
      copied: "Copied",
      file: "my-answers.txt",
    },
    unkept: {
      title: "This is not saved",
      refused:
        "The answer could not be saved: {{reason}}. Answer the question anew, or remove the answer here.",
      reasons: {
        "unknown-question": "the question is no longer there",
        "unknown-row": "the row is no longer there",
        "wrong-type": "it is not an answer of the right kind",
        "wrong-choice": "there is no such choice",
        "out-of-range": "the number is too large or too small",
        "too-long": "the text is too long",
        "not-understood": "the server did not take it",
      },
      conflict: "The question has been answered elsewhere since you opened the page.",
      own: "Your answer here",
      other: "The other answer",
      empty: "no answer",
      keepOwn: "Keep mine",
      takeOther: "Take the other",
      remove: "Remove my answer",
    },
  },
  review: {
    title: "Review and send",
    count: "{{answered}} of {{asked}} questions are answered.",
    complete: "All questions are answered.",
    unanswered: "Questions without an answer",
    unansweredNote: "You can send all the same. A question without an answer never counts as zero.",
    answers: "Your answers",
    noAnswer: "No answer",
    answerNow: "Answer",
    change: "Change",
    submit: "Send the answers",
    submitAgain: "Send again",
    send: "Send",
    effect: "Once you send them, the answers count. You can change them until {{closes}}.",
    effectByCode:
      "Once you send them, the answers count, and nothing shows which are yours. With the code on the receipt you can change or withdraw them until {{closes}}.",
    replaces: "What you sent before is kept, but no longer counts.",
    replacesForGood: "What you sent before is removed.",
    grace: "The time ran out {{closed}}. Since you had begun, you can send until {{ends}}.",
    nothing: "Answer at least one question first.",
    sentAsTheyStand: "The answers are sent as they stand here.",
    toReceipt: "Show the receipt",
    waiting_one: "{{count}} answer is on its way to the server. You can send when it has arrived.",
    waiting_other: "{{count}} answers are on their way to the server. You can send when they have arrived.",
    unkept_one: "{{count}} answer is not saved. Go back to the questions and choose what is to stand.",
    unkept_other: "{{count}} answers are not saved. Go back to the questions and choose what is to stand.",
    back: "Back to the questions",
  },
  receipt: {
    title: "Thank you, the answers are sent",
    changed: "You have changed answers since you sent them. The changes count only when you send again.",
    sent: "Sent",
    answered: "Questions answered",
    code: "Receipt code",
    codeElsewhere: "kept by the browser that sent the answers",
    codeNote: "The code shows that it was you who sent the answers. Keep it, or print the page.",
    codeNeeded:
      "Keep the code, or print the page. Only with the code can you see, change or withdraw what you have sent; we cannot find it for you.",
    print: "Print",
    next: "What happens now?",
    nextClosing: "The round closes {{closes}}.",
    nextClosed: "The round is closed.",
    nextCheck: "The department then checks the result before it is published.",
    nextResult: "When it has been published it is shown by the same link that you answered by.",
    nextPublished: "The round is over, and its result has been published.",
    toResult: "Show your department's result",
    nextChange: "Until then you can change the answers. What counts is what you sent last.",
    nextByCode: "Until then you can change the answers or withdraw them. It takes the code.",
    questions: "Questions? {{contact}}",
    change: "Change the answers",
    changeByCode: "Change or withdraw the answers",
    enterCode: "Enter the code",
    review: "Review the changes",
    what: "This is what you sent",
    notHere:
      "What you answered is shown only in the browser that sent it, or with the code: nothing else leads to it.",
  },
  change: {
    title: "Change or withdraw what you sent",
    titleClosed: "See what you sent",
    lead: "Nothing in Mognad shows which answers are yours. All that leads to them is the code on the receipt.",
    until: "You can do this until {{closes}}.",
    code: "Receipt code",
    codeHere: "This browser has the code.",
    what: "What do you want to do?",
    see: "See the answers",
    seeNote: "The receipt is shown, and this browser remembers the code.",
    change: "Change the answers",
    changeNote: "What you sent counts until you send again. Then it is replaced.",
    withdraw: "Withdraw the answers",
    withdrawNote:
      "The answers are removed and no longer count. You can answer again for as long as the round is open.",
    goOn: "Go on",
    wrong:
      "The code fits no answers from your department. Check all 25 characters: it is written in five groups.",
    back: "To the receipt",
    nothingSent: "Nothing is sent",
    nothingSentNote: "Answers that you have withdrawn are removed and do not count.",
    answerAgain: "Answer",
  },
  ownResult: {
    title: "The result for {{department}}",
    underTarget_one: "{{count}} of {{all}} areas is under the target level.",
    underTarget_other: "{{count}} of {{all}} areas are under the target level.",
    noneUnderTarget: "No area is under the target level.",
    own: "Your department",
    joint: "has answered jointly",
    jointNone: "has not answered",
    hidden: {
      pooled:
        "Fewer than {{k}} responses came from your department. No result is therefore shown for you alone, but together with other departments that also have fewer than {{k}} responses.",
      "left-out":
        "Fewer than {{k}} responses came from your department. No result is therefore shown for you alone. What stands here is the result of the whole organization; your responses are in no figure.",
      everybody:
        "Fewer than {{k}} responses came from each department. There is therefore no result to show.",
    },
    overall: "Overall level",
    overallLead:
      "All areas weighed together, on levels 0–{{max}}. The light band shows how uncertain the level is.",
    overallLeadCertain: "All areas weighed together, on levels 0–{{max}}.",
    areas: "Area by area",
    areasLead: "Level 0–{{max}}. The darker the colour, the higher the level.",
    caption: "Level and target level by area, {{round}}",
    target: "Target level",
    change: "Change since {{round}}",
    changeOf: "Change since {{round}}, {{whole}}",
    reading: "How to read the levels",
    levels:
      "Each answer to a question stands for a level, 0–{{max}}, and the levels here are means of the answers. “Don't know” and “Does not apply to us” are left out. In the whole organization's level each department weighs alike. The target level is the one that the organization wants to reach.",
    points:
      "A change is counted in points, and {{points}} points are one level. It is called statistically established when it is so large that it is not likely to come from who happened to answer.",
    method: "More about how the figures are computed:",
    questions: "Questions?",
    toReceipt: "Show the receipt of what you sent",
    noResponses: "No responses came in during the round, so there is no result to show.",
    later: {
      title: "The result has not been published yet",
      lead: "When it has been published it is shown here, and you come here by the same link as in the invitation. When that will be is not decided.",
    },
  },
  problem: {
    label: "Something went wrong",
    back: "To the start page",
    signIn: "Sign in",
    secondFactor: "To the second step",
    contact: "Whom you can ask:",
    "not-found": { title: "There is no such page", advice: "Check the address, or go to the start page." },
    "not-allowed": {
      title: "You may not see this page",
      advice: "Sign in with another account, or ask the organisation's administrator for the right role.",
    },
    "sign-in-required": { title: "Sign in first", advice: "You need to be signed in to see this page." },
    "second-factor-required": {
      title: "The organisation asks for a second step",
      advice:
        "Everybody signs in here with a password and a code from an app. Set it up in your account, or give the code if you have it already, and the pages open.",
    },
    "bad-request": {
      title: "We did not understand what was sent",
      advice: "Go back, reload the page and try again.",
    },
    "link-unknown": {
      title: "The link does not work",
      advice:
        "Check that the whole address came along: e-mails sometimes break long links in two lines. If that does not help, ask whoever invited you for a new link. What you have answered is kept.",
    },
    "link-expired": {
      title: "The link has expired",
      advice: "Ask whoever invited you for a new link. What you have answered is kept.",
    },
    "link-revoked": {
      title: "The link has been withdrawn",
      advice: "Ask whoever invited you for a new link. What you have answered is kept.",
    },
    "link-handed-on": {
      title: "The invitation has been handed on to a colleague",
      advice:
        "This link stopped working when it was handed on. Whoever took over answers by a link of their own. If that was a mistake, ask whoever invited you.",
    },
    "too-many-wrong-links": {
      title: "The link does not work",
      advice:
        "Many wrong links have been tried from here. A right link works all the same: check that the whole address came along, or ask whoever invited you for a new link. The same wrong link can be tried again in {{minutes}} minutes.",
    },
    "account-link-ended": {
      title: "The link no longer works",
      advice: "It has been used, has expired or has been withdrawn. Ask for a new one.",
    },
    "too-many-attempts": {
      title: "Too many attempts",
      advice: "Wait {{minutes}} min and try again.",
    },
    "round-not-released": {
      title: "The round is being prepared",
      advice:
        "It cannot be answered yet. Keep the link; whoever invited you will be in touch when it is time.",
    },
    "round-not-open-yet": {
      title: "The round has not opened",
      advice: "It opens {{opens}}. Keep the link and come back then.",
    },
    "round-closed": {
      title: "The round is closed",
      advice:
        "It closed {{closed}}. What you had saved is kept, but what has not been sent does not count. Ask whether the time can be extended; you then go on with the same link.",
    },
    "answers-destroyed": {
      title: "The answers have been destroyed",
      advice:
        "All single answers of the round were destroyed {{destroyed}} by decision {{reference}}. What you answered, the receipt and the link to your answer are kept no longer. The summed results remain with the organization.",
    },
    "answering-session-gone": {
      title: "Open your link again",
      advice:
        "We no longer recognise this browser. Open the link in the invitation once more, and you go on where you were. What you have answered is kept. If you cannot find the link, ask whoever invited you for a new one.",
    },
    "already-submitted": {
      title: "The answers are already sent",
      advice: "Open the link in the invitation to see the receipt, and what you can do now.",
    },
    "nothing-to-submit": {
      title: "There are no answers to send",
      advice: "Answer at least one question first.",
    },
    "too-many-wrong-codes": {
      title: "Too many wrong codes",
      advice: "Wait {{minutes}} minutes and try again. Your answers are as they were.",
    },
    "invited-settled": {
      title: "The invited can no longer be changed",
      advice: "The round has closed, and its response rate stands. Links can still be made and ended.",
    },
    "too-large": {
      title: "What was sent is too large",
      advice: "Shorten the longest answer and try again. What you have saved already is kept.",
    },
    busy: {
      title: "We cannot save right now",
      advice: "Wait a moment and try again. What you have saved already is kept.",
    },
    "storage-full": {
      title: "There is no room to save more",
      advice:
        "Your latest changes are not saved. Tell whoever invited you, and try again later. What you had saved before is kept.",
    },
    "storage-failed": {
      title: "It could not be saved",
      advice: "Your latest changes are not saved. Try again in a while. What you had saved before is kept.",
    },
    unexpected: {
      title: "Something went wrong on our side",
      advice: "What you have saved is kept. Try again in a while.",
    },
  },
  overview: {
    title: "Overview",
    lead: "The rounds, how far each has come, and the way to the results.",
    rounds: "Rounds",
    noRounds:
      "There is no round yet. Once one has been made it is listed here, with its response rate as soon as it has opened.",
    toFollowUp: "Recommendations and assessments are under Follow-up",
    nothingPublished: "No round has been published yet. Once the first one is, its results are found here.",
    stage: {
      draft: "Draft",
      scheduled: "Scheduled",
      open: "Open",
      closed: "Closed",
      "fact-check": "Fact-check",
      published: "Published",
    },
    opens: "Opens {{day}} at {{time}}",
    opened: "Opened {{day}}",
    closes: "Closes {{day}} at {{time}}",
    closed: "Closed {{day}}",
    published: "Published {{day}}",
    perDepartment: "Responses by department",
    ratesCaption: "Responses by department, {{title}}",
    bar: "Bar",
    rate: "Have answered",
    count: "{{n}} of {{invited}} ({{percent}})",
    countUnknown: "{{n}} responses",
    results: "Results of {{title}}",
    preliminaryResults: "Preliminary results of {{title}}",
  },
  results: {
    title: "Results",
    titleOf: "Results {{round}}",
    diaryNumber: "Ref. no. {{number}}",
    parts: {
      label: "Parts of the results, {{round}}",
      overview: "Overview",
      years: "Years and change",
      questions: "Questions",
      profile: "Profile",
      organizations: "Organizations",
      summary: "Summary",
    },
    toOverview: "To the overview",
    department: "Department",
    dimension: "Area",
    points: "{{points}} points",
    preliminary: "Preliminary",
    preliminaryBecause: {
      "may-change": "The round has not been published yet; the figures may change.",
      frozen: "The round has not been published yet.",
    },
    awaitingClose:
      "Answers are reported in groups only, at least {{k}} responses, and not until every department's time to answer is over. The results are shown here from {{day}} at {{time}}.",
    otherDepartments: "Other departments",
    disclosure: {
      inGroups: "Answers are reported in groups only, at least {{k}} responses, in rounded figures.",
      pooled: "Fewer than {{k}} responses each, and therefore together as Other departments: {{names}}.",
      leftOut_one:
        "Fewer than {{k}} responses: {{names}}. The responses from there ({{n}}) are in no figure.",
      leftOut_other:
        "Fewer than {{k}} responses, also together: {{names}}. The responses from there ({{n}}) are in no figure.",
    },
    commonBasis:
      "Changes since {{round}} are computed on the questions that both rounds have and can show. The levels are the rounds' own.",
    noResponses: {
      open: "No responses have come in. As soon as somebody has submitted theirs, preliminary results are shown here.",
      ended: "Nobody answered in the round. So there are no results to show.",
    },
    empty: {
      "no-rounds":
        "There is no round yet. Results are shown here once a round has opened and responses have come in.",
      "nothing-open-yet":
        "No round has opened yet. Preliminary results are shown here once the first responses have come in.",
      "nothing-published":
        "No round has been published yet. Results are shown here once the coordinator has published the first one.",
    },
    responses: {
      individual: "{{n}} of {{invited}} invited have answered ({{percent}})",
      individualUnknown: "{{n}} have answered; how many are invited is not known",
      joint: "{{n}} of {{invited}} departments have answered ({{percent}})",
      jointUnknown: "{{n}} departments have answered",
    },
    notCompared: {
      "answers-destroyed":
        "The answers of one of the two rounds have been destroyed, and what the comparison needs was not summed before. The change since {{round}} cannot be computed.",
      "first-round": "There is no earlier round to compare with. Changes are shown from the next round on.",
      "earlier-awaiting-close":
        "Earlier rounds are reported in groups and have not closed yet; the change is shown when they have.",
      "not-closed-yet":
        "The comparison with {{round}} is computed on the questions that both rounds have and can show. It is shown when both have closed.",
      "earlier-without-responses": "The round {{round}} has no responses to compare with.",
      "other-questionnaire": "The rounds have different questionnaires; the change is not shown.",
      "other-answering":
        "The questions were answered in another way in {{round}} (one by one or jointly); the change is not shown.",
    },
    filter: {
      round: "Round",
      compare: "Compare with",
      show: "Show",
      published: "{{round}} (published)",
      preliminary: "{{round}} (preliminary)",
      "awaiting-close": "{{round}} (reported in groups, not closed)",
    },
    missing: {
      suppressed: "fewer than {{k}} responses",
      "suppressed-everywhere": "fewer than {{k}} responses in each department",
      "no-responses": "no responses",
      "does-not-apply": "does not apply",
      "too-few-answers": "too few answers",
    },
    verdict: {
      established: "statistically established",
      "everyone-answered": "everyone answered: changed",
      "changed-answer": "changed answer",
      none: "no difference that matters",
      uncertain: "uncertain, too few responses",
      unknown: "cannot be judged",
      suppressed: "suppressed, too few responses",
    },
    levels: {
      title: "Departments against the target",
      whole: "The whole against the target",
      lead: "Level 0–{{max}}. The light band is the level's 95 % confidence interval.",
      leadCertain: "Level 0–{{max}}.",
      n: "{{n}} responses",
      nOf: "{{n}} of {{invited}} responses",
      of: "of {{max}}",
      interval: "interval",
      target: "target level {{level}}",
      together: "Split since {{round}}; its parts are compared as one",
      new: "Not there in {{round}}",
    },
    track: {
      level: "Level {{level}} of {{max}}",
      interval: "interval {{interval}}",
      earlier: "{{round}}: {{level}}",
      target: "target level {{level}}",
    },
    heatmap: {
      title: "Areas and departments",
      lead: "Level 0–{{max}} in each cell.",
      choose: "Choose one to see the questions behind it; an area's name sorts the rows.",
      sort: "Sort the rows by this area",
      caption: "Level by department and area, {{round}}",
      up: "up",
      down: "down",
      underTarget: "under the target level",
      darker: "Darker: higher level",
      edge: "Brown edge: under the target level",
      arrows: "Arrow: change since {{round}} that can be established",
      hatched: "Hatched: no level, for the reason in the cell",
    },
    dots: {
      title: "The departments in each area",
      lead: "Levels 0–{{max}}. The table above has all names and levels.",
      widest: {
        all: "Widest spread between the departments: {{dimension}}, from {{low}} to {{high}}",
        shown: "Widest spread among the departments shown: {{dimension}}, from {{low}} to {{high}}",
      },
      shared: {
        all: "Widest spread between the departments: {{dimensions}}, with {{spread}} levels each",
        shown: "Widest spread among the departments shown: {{dimensions}}, with {{spread}} levels each",
      },
      alike: {
        all: "No difference between the departments in any area",
        shown: "No difference in any area between the departments shown",
      },
      lowest: "Lowest",
      highest: "Highest",
      dot: "department",
      number: "number of departments at the same level",
      departments_one: "{{count}} department",
      departments_other: "{{count}} departments",
      of: "{{name}} {{level}}",
      none: "No department has a level in the area.",
      unseen_one: "{{count}} department has no level of its own and is not included; the table says why.",
      unseen_other:
        "{{count}} departments have no level of their own and are not included; the table says why.",
      gaps: "A department without a level in an area is not included there.",
    },
    years: {
      title: "Year by year",
      lead: "Published rounds and the chosen one.",
      one: "Only one round has results yet. From the next on, the development is shown as lines.",
      switch: "What the lines show",
      departments: "Departments",
      dimensions: "Areas",
      departmentsTitle: "Level 0–{{max}} by year, the departments and {{whole}}",
      dimensionsTitle: "Level 0–{{max}} by year and area, {{whole}}",
      finding: {
        course: "{{whole}}: level {{from}} ({{first}}) and {{level}} ({{last}})",
        level: "{{whole}}: level {{level}} ({{last}})",
        areas: "{{year}}: lowest {{lowest}} ({{low}}), highest {{highest}} ({{high}})",
      },
      preliminary: "preliminary",
      break: {
        "other-questionnaire":
          "The questionnaires of {{from}} and {{to}} are different. The lines are broken, since the years do not compare directly.",
        "other-version":
          "The questionnaire got a new version between {{from}} and {{to}}. The lines are broken, since the levels rest on partly different questions; changes are computed on those in common.",
        "other-answering":
          "The way of answering changed between {{from}} and {{to}} (one by one or jointly). The lines are broken, since the years do not compare directly.",
        "question-changed":
          "Between {{from}} and {{to}} the way the question is scored changed. The lines are broken, since the years do not compare as they stand.",
      },
      breakLabel: {
        "other-questionnaire": "other questionnaire",
        "other-version": "new version",
        "other-answering": "answered differently",
        "question-changed": "question changed",
      },
    },
    changes: {
      title: "Changes {{from}}–{{to}}",
      lead: "{{holding}} of {{all}} comparisons show a change that can be established.",
      none: "None of {{all}} comparisons shows a change that can be established.",
      nothing: "There is nothing to compare: levels are not shown in both rounds.",
      all: "All {{count}} comparisons, with intervals",
      explanation:
        "Difference in points (0–100) with 95 % confidence interval. Least detectable: smaller changes than that cannot be established with so few responses.",
      before: "{{round}}: {{names}}",
      overall: "All areas",
      onCommon: "on common questions",
      levels: "Levels shown",
      difference: "Difference",
      interval: "Interval",
      range: "{{low}} to {{high}}",
      detectable: "Least detectable",
      verdict: "Outcome",
    },
  },
  chart: {
    picture: "Download as a picture (PNG)",
    noPicture: "The browser could not make a picture.",
    description: "Line chart: {{title}}. The same figures stand in the table below.",
    table: "Table: {{title}}",
    loading: "Fetching the chart…",
    target: "Target level",
    missing: "–",
    suppressed: "not shown",
    empty: "No values to draw.",
    interval: "95%: {{interval}}",
  },
  followUp: {
    title: "Follow-up",
    done_one: "{{done}} of {{count}} action is done.",
    done_other: "{{done}} of {{count}} actions are done.",
    overdue_one: "{{count}} action is past its date.",
    overdue_other: "{{count}} actions are past their dates.",
    noneOverdue: "No action is past its date.",
    noActions: "No actions have been entered yet.",
    nextAnswer: "The next reply is due by {{day}}.",
    passed_one: "The time to answer has passed for {{count}} point.",
    passed_other: "The time to answer has passed for {{count}} points.",
    given: {
      title: "Recommendations and conclusions",
      recommendation: "Recommendations of {{year}}",
      conclusion: "Conclusions of {{year}}",
      from: "From",
      to: "To",
      answer: "Reply",
      answerBy: "by {{day}}",
      answerTimePassed: "the time to answer ended on {{day}}",
      outcome: "At the follow-up:",
      empty:
        "No recommendations have been entered yet. Once the auditors have given some they stand here, with who is to answer and when.",
    },
    actions: {
      title: "Actions",
      lead: "Those past their date come first.",
      action: "Action",
      owner: "Owner",
      due: "Due by",
      status: "Status",
      recommendation: "Comes from",
      ofRecommendation: "Recommendation of {{year}}, no. {{number}}",
      ofConclusion: "Conclusion of {{year}}, no. {{number}}",
      ofNothing: "own initiative",
      wholeOrganization: "the whole municipality",
      noDay: "no date",
      dropped: "Reason: {{reason}}",
      empty:
        "No actions have been entered yet. Begin with the results: they show which areas are below target.",
      toResults: "To the results",
    },
    standing: {
      overdue_one: "{{count}} day overdue",
      overdue_other: "{{count}} days overdue",
      begun: "under way",
      "not-begun": "not begun",
      done: "done",
      dropped: "dropped",
    },
    assessments: {
      title: "Assessments",
      lead: "An assessment stands on its own, beside the departments' own answers.",
      auditor: "The auditors' assessment of {{year}}",
      department: "The department's own assessment of {{year}}",
      private: "not handed over, seen by auditors only",
      empty: "There is no assessment to read yet. Once an auditor has handed one over it stands here.",
    },
  },
  assessment: {
    interpretation:
      "The report sets no levels. The levels here are Mognad's reading, with the reason beside each.",
    source: "Source",
    contents: "Areas",
    interpreted: "Mognad's reading",
    level: "Level {{level}} of {{max}} – {{label}}",
    levelAlone: "Level {{level}} of {{max}}",
    noLevel: "No level can be read out",
    wholeOrganization: "The whole municipality",
    question: "Question in the questionnaire: {{questions}}",
    private: "The assessment has not been handed over. Only auditors see it.",
    empty: "The assessment has no findings yet.",
  },
  form,
  rounds,
  respondents,
  mails,
  roundQuestionnaire,
  organizationSettings,
  firstStart,
  people,
  account,
  providers,
  auditLog,
  records,
  resultDetails,
  finding,
} satisfies typeof sv;
