import account from "./sv/account.ts";
import auditLog from "./sv/audit-log.ts";
import finding from "./sv/finding.ts";
import firstStart from "./sv/first-start.ts";
import form from "./sv/form.ts";
import mails from "./sv/mails.ts";
import organizationSettings from "./sv/organization-settings.ts";
import people from "./sv/people.ts";
import providers from "./sv/providers.ts";
import records from "./sv/records.ts";
import respondents from "./sv/respondents.ts";
import resultDetails from "./sv/result-details.ts";
import roundQuestionnaire from "./sv/round-questionnaire.ts";
import rounds from "./sv/rounds.ts";

/** Every text of the interface in Swedish, the language that the others are measured against. */
export default {
  app: { name: "Mognad", tagline: "Hur väl styr kommunen sin digitala utveckling?" },
  language: { switch: "In English" },
  layout: {
    skip: "Hoppa till innehållet",
    navigation: "Huvudmeny",
    breadcrumbs: "Du är här",
    signIn: "Logga in",
    signOut: "Logga ut",
    switchOrganization: "Byt organisation",
    version: "Mognad {{version}}",
    method: "Så beräknas poängen",
    synthetic:
      "Påhittade uppgifter. {{organization}} finns inte; svaren är gjorda av ett program för att visa hur Mognad fungerar.",
    overview: "Översikt",
    results: "Resultat",
    followUp: "Uppföljning",
    rounds: "Mätomgångar",
    administration: "Administration",
    account: "Mitt konto",
    accessibility: "Tillgänglighet",
    privacy: "Personuppgifter",
    installation: "Installationen",
  },
  home: {
    lead: "Mognad visar, år för år, hur väl en kommun styr sin egen digitala utveckling: vad förvaltningarna svarar, vad som skiljer dem åt och vad som har hänt sedan sist.",
    invited: "Har du fått en inbjudan? Öppna länken i mejlet eller på bladet. Du behöver inget konto.",
    signIn: "Logga in",
    forStaff: "För samordnare, revisorer och chefer",
    how: "Så går det till",
    steps: {
      answer: {
        title: "Förvaltningarna svarar",
        text: "En gång om året, på en länk, utan konto. Frågorna bygger på vad revisorer har frågat, och varje nivå är beskriven i ord.",
      },
      compare: {
        title: "Svaren blir nivåer",
        text: "Förvaltningar och år jämförs. Varje siffra går att räkna om från svaren, och osäkerheten står bredvid.",
      },
      act: {
        title: "Gapen blir åtgärder",
        text: "Det som sagts följs upp: rekommendationer, åtgärder med ägare och datum, och vad som har hänt sedan dess.",
      },
    },
    choose: "Välj organisation",
    noMembership: "Ditt konto har ingen roll i någon organisation ännu. Be den som är administratör hos er.",
  },
  signIn: {
    title: "Logga in",
    lead: "För samordnare, revisorer, förvaltningschefer och administratörer. Den som ska svara på frågorna använder sin länk.",
    email: "E-post",
    password: "Lösenord",
    submit: "Logga in",
    failed: "E-post eller lösenord stämmer inte. Kontrollera båda och försök igen.",
    tooMany: "För många försök. Vänta {{seconds}} sekunder och försök igen.",
    missing: "Fyll i både e-post och lösenord.",
    demonstration:
      "Det här är en demonstration. Inloggningsuppgifterna skrevs ut när programmet startade och står i data/demo.json.",
  },
  start: {
    whoAsks: "{{organization}} · {{round}}",
    asked:
      "Du svarar för {{department}} och får {{count}} frågor om hur det ser ut hos er i dag. Pausa när du vill: svaren sparas medan du svarar.",
    askedJointly:
      "Ni på {{department}} svarar tillsammans på {{count}} frågor om hur det ser ut hos er i dag. Pausa när ni vill: svaren sparas medan ni svarar.",
    purpose: "Svaren visar var kommunen behöver bli bättre, och vad som ändras från år till år.",
    time: "Tid",
    minutes: "omkring {{count}} minuter",
    estimated: "uppskattat",
    answerBy: "Svara senast",
    opens: "Öppnar",
    closed: "Stängde",
    notDecided: "inte bestämt",
    contact: "Frågor?",
    begin: "Börja svara",
    goOn: "Fortsätt svara",
    change: "Ändra svaren",
    toReceipt: "Visa kvittensen",
    toResult: "Visa resultatet",
    published: "Nu kan du se hur det gick för {{department}}, bredvid hela organisationen.",
    handOn: "Fel person? Lämna över till en kollega",
    serverGone:
      "Servern svarar inte just nu. Inget du har svarat är borta. Vänta en stund och tryck igen, eller öppna länken senare.",
    stage: {
      draft:
        "Mätomgången förbereds och går inte att svara på ännu. Spara länken; den som bjöd in dig hör av sig när det är dags.",
      notOpen: "Mätomgången öppnar {{opens}}. Spara länken och kom tillbaka då.",
      begun: "Du har börjat svara. Det du har svarat finns kvar.",
      grace:
        "Tiden gick ut {{closed}}. Du som hade börjat kan skicka in till {{ends}}. Det du har svarat finns kvar.",
      graceForOthers:
        "Tiden gick ut {{closed}}. Bara den som redan hade börjat kan skicka in nu, till {{ends}}. Behöver du mer tid, fråga kontaktpersonen.",
      closed:
        "Mätomgången stängde {{closed}}. Det går inte längre att svara. Har du ändå något att lämna, fråga kontaktpersonen.",
      closedMidway:
        "Mätomgången stängde {{closed}} medan du höll på. Det du hade sparat finns kvar, men är inte inskickat. Fråga kontaktpersonen om tiden kan förlängas; då fortsätter du med samma länk.",
      sent: "Svaren är inskickade. Du kan ändra dem till {{closes}}; det som gäller är det du skickade in sist.",
      sentInGroup:
        "Svaren är inskickade, och du behöver inte göra något mer. Till {{closes}} kan den som har kvittensens kod ändra dem.",
      sentAndClosed:
        "Svaren är inskickade, och mätomgången stängde {{closed}}. Du behöver inte göra något mer. Kvittensen kan du fortfarande se.",
      resultLater: "När resultatet är publicerat visas det med samma länk; när det blir är inte bestämt.",
      published: "Resultatet publicerades {{day}}. Du kan se det även om du inte svarade.",
      publishedAndSent: "Resultatet publicerades {{day}}. Kvittensen på det du skickade in finns kvar.",
      sentAndNotOpen:
        "Svaren är inskickade. Mätomgången har flyttats och öppnar igen {{opens}}. Kvittensen kan du fortfarande se.",
    },
    who: {
      title: "Vem ser vad du svarar?",
      inOffice: "Du svarar i tjänsten. Förvaltningens resultat visas även om ni är få som svarar.",
      inOfficeReaders: "Samordnaren och revisorn kan läsa enskilda svar. Namn visas inte på resultatsidorna.",
      inGroups:
        "Svaren redovisas bara i grupp, minst {{threshold}} svar. Är ni färre visas inget resultat för er för sig.",
      comments: "Det du skriver med egna ord visas för hela kommunen, utan förvaltning.",
      jointly: "Alla i förvaltningen som har fått en inbjudan ser och kan ändra samma svar.",
      publicRecord:
        "Ett svar kan vara allmän handling redan när det har kommit in. Då kan vem som helst be att få ut det, och kommunen prövar varje begäran.",
    },
    role: { management: "chef", specialist: "specialist", staff: "medarbetare" },
    known: {
      title: "Vad Mognad vet om dig",
      invited:
        "Inbjudan är ställd till {{title}}, {{department}}, i rollen {{role}}. Skickades den med e-post finns adressen kvar för påminnelser.",
      inOffice:
        "Svaret hör ihop med inbjudan. Där står när du började och när du skickade in, så att det går att se vem som har svarat.",
      untilSent: "Så länge du svarar hör det du har sparat ihop med inbjudan.",
      afterSending:
        "När du skickar in bryts det sambandet. Kvar finns att inbjudan är besvarad, och för sig ett svar med förvaltning och roll men utan klockslag. Bara koden på kvittensen leder till svaret; spara den om du kan vilja ändra något.",
      limits:
        "Helt skydd ger det inte. En säkerhetskopia från tiden då du svarade kan visa vad du hade sparat då. Är du ensam om att svara i din förvaltning, eller i din roll där, kan den som har hand om databasen förstå vilket svar som är ditt.",
      notKnown:
        "Mognad frågar inte efter ditt namn och sparar inte vilken dator eller vilket nät du svarar från.",
    },
  },
  handOn: {
    title: "Lämna över till en kollega",
    lead: "Inbjudan är ställd till {{title}}, {{department}}. Vet någon annan i förvaltningen bättre kan den personen svara i stället.",
    colleague: "Kollegans befattning",
    colleagueHint: "Till exempel: enhetschef, hemtjänsten. Inget namn behövs.",
    email: "Kollegans e-post (valfritt)",
    emailHint: "Används för påminnelser. Mognad skickar inget nu; du skickar länken själv i nästa steg.",
    wrong: {
      title: "Skriv kollegans befattning, högst 120 tecken.",
      email: "Det ser inte ut som en e-postadress. Rätta den, eller lämna fältet tomt.",
    },
    answers: {
      title: "Det du redan har svarat",
      remove: "Ta bort svaren. Kollegan börjar från början.",
      along: "Låt svaren följa med. Kollegan ser dem och kan ändra dem.",
    },
    answersStay: "Det som förvaltningen redan har svarat finns kvar för kollegan.",
    effect: "Du får en ny länk att skicka till kollegan. Din egen länk slutar att fungera.",
    submit: "Lämna över",
    back: "Tillbaka",
    done: {
      title: "Inbjudan är överlämnad",
      lead: "Skicka den här länken till {{title}}. Inget konto behövs.",
      link: "Kollegans länk",
      mail: "Skriv ett mejl med länken",
      copy: "Kopiera länken",
      copied: "Kopierad",
      once: "Länken visas bara här, i en timme. Skicka den nu.",
      oldLink: "Din egen länk fungerar inte längre.",
      withAnswers: "Det som redan var besvarat finns kvar för kollegan.",
      withoutAnswers: "Kollegan börjar från början.",
    },
    mail: {
      subject: "Till dig: {{round}}",
      body: "Hej!\n\n{{organization}} frågar om digital utveckling, och du vet bäst hur det ser ut på {{department}}. Svara med den här länken, inget konto behövs:\n\n{{link}}\n\nFrågor? {{contact}}",
    },
  },
  answer: {
    title: "Svara",
    areas: "Områden",
    areaOf: "Område {{number}} av {{count}}",
    allAreas: "alla områden",
    answered: "{{answered}} av {{asked}}",
    done: "klart",
    begun: "påbörjat",
    notBegun: "inte påbörjat",
    review: "Granska och skicka in",
    leave: "Du kan stänga sidan när du vill och fortsätta med samma länk.",
    back: "Tillbaka",
    next: "Nästa område",
    toReview: "Granska",
    dontKnow: "Vet inte",
    doesNotApply: "Gäller inte oss",
    noneOfThese: "Inget av detta",
    noAnswerTo: "Kan inte svara på: {{title}}",
    notes: "Kommentar och underlag",
    notesWritten: "ifyllt",
    comment: { label: "Kommentar", hint: "Varför svaret blev som det blev, om det behöver förklaras." },
    evidence: {
      label: "Underlag",
      hint: "Vad svaret vilar på: en länk, ett dokuments namn eller ett diarienummer.",
      wanted: "Till den här frågan vill vi gärna ha underlag.",
    },
    charactersLeft_one: "{{count}} tecken kvar",
    charactersLeft_other: "{{count}} tecken kvar",
    questionsChanged: "Frågorna i området har ändrats efter ditt svar. Nu är de {{count}}.",
    yes: "Ja",
    no: "Nej",
    needsScript:
      "Webbläsaren kör inte skript, och då kan svaren inte sparas. Frågorna kan du läsa. Slå på JavaScript och ladda om sidan, öppna länken i en annan webbläsare eller hör av dig till {{contact}}.",
    sentNote: "Svaren är inskickade. Ändrar du något här behöver du skicka in igen.",
    saving: {
      saved: "Sparat {{time}}",
      kept: "Allt är sparat",
      nothing: "Svaren sparas medan du svarar",
      saving: "Sparar…",
      offline: "Offline",
      server: "Servern svarar inte",
      onDevice_one: "{{count}} svar väntar på den här enheten",
      onDevice_other: "{{count}} svar väntar på den här enheten",
      onPage_one: "{{count}} svar väntar på den här sidan, stäng den inte",
      onPage_other: "{{count}} svar väntar på den här sidan, stäng den inte",
      beforeReview: "Granskningen öppnas när allt är sparat.",
      unkept_one: "{{count}} svar är inte sparat",
      unkept_other: "{{count}} svar är inte sparade",
      stopped: "Kan inte spara: {{reason}}",
      toUnkept: "Visa",
    },
    elsewhere_one: "En fråga har besvarats på ett annat ställe, och visas nu som den är där: {{questions}}",
    elsewhere_other:
      "{{count}} frågor har besvarats på ett annat ställe, och visas nu som de är där: {{questions}}",
    together: {
      one: "Förvaltningen lämnar ett gemensamt svar.",
      with: "Förutom dig är inbjudna: {{who}}. Det som de andra ändrar visas här av sig självt.",
      alone: "Hittills är bara du inbjuden att skriva det.",
    },
    lastTime: {
      destroyed: "Det ni svarade förra gången ({{year}}) visas inte: svaren gallrades {{day}}.",
      level: "Svaret förra gången ({{year}}):",
      comment: "Kommentar då:",
      whatHasChanged: "Nu är svaret ett annat. Skriv gärna i kommentaren vad som har ändrats.",
    },
    keepNothing: {
      label: "Spara inget i den här webbläsaren",
      description: "För en dator som flera använder. Svaren skickas ändå vartefter du svarar.",
      chosen:
        "Inget sparas i den här webbläsaren. Ett svar som inte har hunnit skickas finns bara på den här sidan: vänta tills allt är sparat innan du stänger den.",
      refused:
        "Webbläsaren kan inte spara något just nu. Ett svar som inte har hunnit skickas finns bara på den här sidan: vänta tills allt är sparat innan du stänger den.",
    },
    takeAlong: {
      title_one: "{{count}} svar har inte kommit fram",
      title_other: "{{count}} svar har inte kommit fram",
      stays:
        "De finns kvar i den här webbläsaren, och skickas om du öppnar din länk här igen medan mätomgången är öppen. Vill du vara säker kan du ta med dig dem.",
      goes: "De finns bara på den här sidan. Ta med dig dem innan du stänger den.",
      download: "Ladda ner som text",
      copy: "Kopiera",
      copied: "Kopierat",
      file: "mina-svar.txt",
    },
    unkept: {
      title: "Det här är inte sparat",
      refused: "Svaret gick inte att spara: {{reason}}. Svara på nytt i frågan, eller ta bort svaret här.",
      reasons: {
        "unknown-question": "frågan finns inte längre",
        "unknown-row": "raden finns inte längre",
        "wrong-type": "det är inte ett svar av rätt slag",
        "wrong-choice": "valet finns inte",
        "out-of-range": "talet är för stort eller för litet",
        "too-long": "texten är för lång",
        "not-understood": "servern tog inte emot det",
      },
      conflict: "Frågan har besvarats på ett annat ställe sedan du öppnade sidan.",
      own: "Ditt svar här",
      other: "Det andra svaret",
      empty: "inget svar",
      keepOwn: "Behåll mitt",
      takeOther: "Ta det andra",
      remove: "Ta bort mitt svar",
    },
  },
  review: {
    title: "Granska och skicka in",
    count: "{{answered}} av {{asked}} frågor har svar.",
    complete: "Alla frågor har svar.",
    unanswered: "Frågor utan svar",
    unansweredNote: "Du kan skicka in ändå. En fråga utan svar räknas aldrig som noll.",
    answers: "Dina svar",
    noAnswer: "Inget svar",
    answerNow: "Svara",
    change: "Ändra",
    submit: "Skicka in svaren",
    submitAgain: "Skicka in på nytt",
    send: "Skicka in",
    effect: "När du skickar in räknas svaren. Du kan ändra dem till {{closes}}.",
    effectByCode:
      "När du skickar in räknas svaren, och inget visar vilket svar som är ditt. Med koden på kvittensen kan du ändra eller ta tillbaka det till {{closes}}.",
    replaces: "Det du skickade in förut sparas, men räknas inte längre.",
    replacesForGood: "Det du skickade in förut tas bort.",
    grace: "Tiden gick ut {{closed}}. Du som hade börjat kan skicka in till {{ends}}.",
    nothing: "Svara på minst en fråga först.",
    sentAsTheyStand: "Svaren är inskickade som de står här.",
    toReceipt: "Visa kvittensen",
    waiting_one: "{{count}} svar är på väg till servern. Du kan skicka in när det har kommit fram.",
    waiting_other: "{{count}} svar är på väg till servern. Du kan skicka in när de har kommit fram.",
    unkept_one: "{{count}} svar är inte sparat. Gå tillbaka till frågorna och välj vad som ska gälla.",
    unkept_other: "{{count}} svar är inte sparade. Gå tillbaka till frågorna och välj vad som ska gälla.",
    back: "Tillbaka till frågorna",
  },
  receipt: {
    title: "Tack, svaren är inskickade",
    changed: "Du har ändrat svar sedan du skickade in. Ändringarna räknas först när du skickar in på nytt.",
    sent: "Inskickat",
    answered: "Frågor med svar",
    code: "Kvittenskod",
    codeElsewhere: "finns i den webbläsare som skickade in",
    codeNote: "Koden visar att det var du som skickade in. Spara den eller skriv ut sidan.",
    codeNeeded:
      "Spara koden eller skriv ut sidan. Bara med koden kan du se, ändra eller ta tillbaka det du har skickat in; vi kan inte ta fram den åt dig.",
    print: "Skriv ut",
    next: "Vad händer nu?",
    nextClosing: "Mätomgången stänger {{closes}}.",
    nextClosed: "Mätomgången är stängd.",
    nextCheck: "Sedan granskar förvaltningen resultatet innan det publiceras.",
    nextResult: "När det är publicerat visas det med samma länk som du svarade med.",
    nextPublished: "Mätomgången är avslutad, och resultatet är publicerat.",
    toResult: "Visa resultatet för din förvaltning",
    nextChange: "Till dess kan du ändra svaren. Det som gäller är det du skickade in sist.",
    nextByCode: "Till dess kan du ändra svaren eller ta tillbaka dem. Det går bara med koden.",
    questions: "Frågor? {{contact}}",
    change: "Ändra svaren",
    changeByCode: "Ändra eller ta tillbaka svaren",
    enterCode: "Ange koden",
    review: "Granska ändringarna",
    what: "Det här skickade du in",
    notHere:
      "Vad du svarade visas bara i den webbläsare som skickade in, eller med koden: inget annat leder till svaret.",
  },
  change: {
    title: "Ändra eller ta tillbaka det du skickade in",
    titleClosed: "Se det du skickade in",
    lead: "Inget i Mognad visar vilket svar som är ditt. Det enda som leder till det är koden på kvittensen.",
    until: "Det går till {{closes}}.",
    code: "Kvittenskod",
    codeHere: "Den här webbläsaren har koden.",
    what: "Vad vill du göra?",
    see: "Se svaren",
    seeNote: "Kvittensen visas, och den här webbläsaren kommer ihåg koden.",
    change: "Ändra svaren",
    changeNote: "Det du skickade in räknas tills du skickar in på nytt. Då ersätts det.",
    withdraw: "Ta tillbaka svaren",
    withdrawNote:
      "Svaren tas bort och räknas inte längre. Du kan svara på nytt så länge mätomgången är öppen.",
    goOn: "Fortsätt",
    wrong:
      "Koden stämmer inte med något svar från din förvaltning. Kontrollera alla 25 tecken: den är skriven i fem grupper.",
    back: "Till kvittensen",
    nothingSent: "Inget är inskickat",
    nothingSentNote: "Svar som du har tagit tillbaka är borttagna och räknas inte.",
    answerAgain: "Svara",
  },
  ownResult: {
    title: "Resultatet för {{department}}",
    underTarget_one: "{{count}} av {{all}} områden ligger under målnivån.",
    underTarget_other: "{{count}} av {{all}} områden ligger under målnivån.",
    noneUnderTarget: "Inget område ligger under målnivån.",
    own: "Er förvaltning",
    joint: "har svarat gemensamt",
    jointNone: "har inte svarat",
    hidden: {
      pooled:
        "Från er förvaltning kom färre än {{k}} svar. Därför visas inget resultat för er för sig, utan tillsammans med andra förvaltningar som också har färre än {{k}} svar.",
      "left-out":
        "Från er förvaltning kom färre än {{k}} svar. Därför visas inget resultat för er för sig. Här står resultatet för hela organisationen; era svar ingår inte i någon siffra.",
    },
    overall: "Samlad nivå",
    overallLead: "Alla områden vägda samman, på nivå 0–{{max}}. Det ljusa bandet visar hur osäker nivån är.",
    overallLeadCertain: "Alla områden vägda samman, på nivå 0–{{max}}.",
    areas: "Område för område",
    areasLead: "Nivå 0–{{max}}. Ju mörkare färg, desto högre nivå.",
    caption: "Nivå och målnivå per område, {{round}}",
    target: "Målnivå",
    change: "Förändring sedan {{round}}",
    changeOf: "Förändring sedan {{round}}, {{whole}}",
    reading: "Så läser du nivåerna",
    levels:
      "Varje svar på en fråga motsvarar en nivå, 0–{{max}}, och nivåerna här är medelvärden av svaren. ”Vet inte” och ”Gäller inte oss” räknas inte med. I hela organisationens nivå väger varje förvaltning lika. Målnivån är den som organisationen vill nå.",
    points:
      "En förändring räknas i poäng, och {{points}} poäng är en nivå. Den kallas statistiskt säkerställd när den är så stor att den inte rimligen beror på vilka som råkade svara.",
    method: "Mer om hur siffrorna räknas:",
    questions: "Frågor?",
    toReceipt: "Visa kvittensen på det du skickade in",
    noResponses: "Inga svar kom in i mätomgången, och därför finns det inget resultat att visa.",
    later: {
      title: "Resultatet är inte publicerat ännu",
      lead: "När det är publicerat visas det här, och du kommer hit med samma länk som i inbjudan. När det blir är inte bestämt.",
    },
  },
  problem: {
    label: "Något gick fel",
    back: "Till startsidan",
    signIn: "Logga in",
    secondFactor: "Till det andra steget",
    contact: "Den som kan hjälpa dig:",
    "not-found": { title: "Sidan finns inte", advice: "Kontrollera adressen, eller gå till startsidan." },
    "not-allowed": {
      title: "Du har inte rätt att se sidan",
      advice:
        "Logga in med ett annat konto, eller be den som är administratör i organisationen om rätt roll.",
    },
    "sign-in-required": { title: "Logga in först", advice: "Sidan kräver att du är inloggad." },
    "second-factor-required": {
      title: "Organisationen kräver ett andra steg",
      advice:
        "Här loggar alla in med lösenord och en kod från en app. Ställ in det på ditt konto, eller skriv koden om du redan har det, så öppnas sidorna.",
    },
    "bad-request": {
      title: "Vi förstod inte det som skickades",
      advice: "Gå tillbaka, ladda om sidan och försök igen.",
    },
    "link-unknown": {
      title: "Länken fungerar inte",
      advice:
        "Kontrollera att hela adressen kom med: i mejl bryts långa länkar ibland på två rader. Hjälper inte det, be den som bjöd in dig om en ny länk. Det du redan har svarat finns kvar.",
    },
    "link-expired": {
      title: "Länken har gått ut",
      advice: "Be den som bjöd in dig om en ny länk. Det du redan har svarat finns kvar.",
    },
    "link-revoked": {
      title: "Länken har dragits tillbaka",
      advice: "Be den som bjöd in dig om en ny länk. Det du redan har svarat finns kvar.",
    },
    "link-handed-on": {
      title: "Inbjudan är överlämnad till en kollega",
      advice:
        "Den här länken slutade att fungera när den lämnades över. Den som tog över svarar med en egen länk. Blev det fel, fråga den som bjöd in dig.",
    },
    "too-many-wrong-links": {
      title: "Länken fungerar inte",
      advice:
        "Många felaktiga länkar har prövats härifrån. En rätt länk fungerar ändå: kontrollera att hela adressen kom med, eller be den som bjöd in dig om en ny länk. Samma felaktiga länk kan prövas igen om {{minutes}} minuter.",
    },
    "account-link-ended": {
      title: "Länken gäller inte längre",
      advice: "Den har använts, gått ut eller dragits tillbaka. Be om en ny.",
    },
    "too-many-attempts": {
      title: "För många försök",
      advice: "Vänta {{minutes}} min och försök igen.",
    },
    "round-not-released": {
      title: "Mätomgången förbereds",
      advice: "Den går inte att svara på ännu. Spara länken; den som bjöd in dig hör av sig när det är dags.",
    },
    "round-not-open-yet": {
      title: "Mätomgången har inte öppnat",
      advice: "Den öppnar {{opens}}. Spara länken och kom tillbaka då.",
    },
    "round-closed": {
      title: "Mätomgången är stängd",
      advice:
        "Den stängde {{closed}}. Det du hann spara finns kvar, men det som inte är inskickat räknas inte. Fråga om tiden kan förlängas; då fortsätter du med samma länk.",
    },
    "answers-destroyed": {
      title: "Svaren är gallrade",
      advice:
        "Alla enskilda svar i mätomgången gallrades {{destroyed}} enligt beslut {{reference}}. Det du svarade, kvittot och länken till ditt svar finns inte längre. Det sammanställda resultatet är kvar hos organisationen.",
    },
    "answering-session-gone": {
      title: "Öppna din länk igen",
      advice:
        "Vi känner inte längre igen den här webbläsaren. Öppna länken i inbjudan en gång till, så fortsätter du där du var. Det du har svarat finns kvar. Hittar du inte länken, be den som bjöd in dig om en ny.",
    },
    "already-submitted": {
      title: "Svaren är redan inskickade",
      advice: "Öppna länken i inbjudan för att se kvittensen, och vad du kan göra nu.",
    },
    "nothing-to-submit": {
      title: "Det finns inga svar att skicka",
      advice: "Svara på minst en fråga först.",
    },
    "too-many-wrong-codes": {
      title: "För många felaktiga koder",
      advice: "Vänta {{minutes}} minuter och försök igen. Dina svar är kvar som de är.",
    },
    "invited-settled": {
      title: "De inbjudna går inte att ändra längre",
      advice:
        "Mätomgången har stängt, och svarsfrekvensen ligger fast. Länkar kan du fortfarande göra och avsluta.",
    },
    "too-large": {
      title: "Det som skickades är för stort",
      advice: "Korta ner det längsta svaret och försök igen. Det du redan har sparat finns kvar.",
    },
    busy: {
      title: "Just nu hinner vi inte spara",
      advice: "Vänta en liten stund och försök igen. Det du redan har sparat finns kvar.",
    },
    "storage-full": {
      title: "Det finns inte plats att spara mer",
      advice:
        "Det senaste är inte sparat. Säg till den som bjöd in dig, och försök igen senare. Det du redan har sparat finns kvar.",
    },
    "storage-failed": {
      title: "Det gick inte att spara",
      advice: "Det senaste är inte sparat. Försök igen om en stund. Det du redan har sparat finns kvar.",
    },
    unexpected: {
      title: "Något gick fel hos oss",
      advice: "Det du har sparat finns kvar. Försök igen om en stund.",
    },
  },
  overview: {
    title: "Översikt",
    lead: "Mätomgångarna, hur långt var och en har kommit, och vägen till resultaten.",
    rounds: "Mätomgångar",
    noRounds:
      "Det finns ingen mätomgång ännu. När en har skapats syns den här, med svarsfrekvens så snart den har öppnat.",
    toFollowUp: "Rekommendationer och bedömningar finns under Uppföljning",
    nothingPublished: "Ingen mätomgång är publicerad ännu. När den första publiceras finns resultaten här.",
    stage: {
      draft: "Utkast",
      scheduled: "Planerad",
      open: "Öppen",
      closed: "Stängd",
      "fact-check": "Faktakontroll",
      published: "Publicerad",
    },
    opens: "Öppnar {{day}} kl. {{time}}",
    opened: "Öppnade {{day}}",
    closes: "Stänger {{day}} kl. {{time}}",
    closed: "Stängde {{day}}",
    published: "Publicerades {{day}}",
    perDepartment: "Svar per förvaltning",
    ratesCaption: "Svar per förvaltning, {{title}}",
    bar: "Stapel",
    rate: "Har svarat",
    count: "{{n}} av {{invited}} ({{percent}})",
    countUnknown: "{{n}} svar",
    results: "Resultat för {{title}}",
    preliminaryResults: "Preliminära resultat för {{title}}",
  },
  results: {
    title: "Resultat",
    titleOf: "Resultat {{round}}",
    diaryNumber: "Dnr {{number}}",
    parts: {
      label: "Resultatets delar, {{round}}",
      overview: "Översikt",
      years: "År och förändring",
      questions: "Frågor",
      profile: "Profil",
      organizations: "Organisationer",
      summary: "Sammanfattning",
    },
    toOverview: "Till översikten",
    department: "Förvaltning",
    dimension: "Område",
    points: "{{points}} poäng",
    preliminary: "Preliminärt",
    preliminaryBecause: {
      "may-change": "Mätomgången är inte publicerad ännu; siffrorna kan ändras.",
      frozen: "Mätomgången är inte publicerad ännu.",
    },
    awaitingClose:
      "Svaren redovisas bara i grupp, minst {{k}} svar, och först när alla förvaltningars tid att svara är ute. Resultatet visas här från {{day}} kl. {{time}}.",
    otherDepartments: "Övriga förvaltningar",
    disclosure: {
      inGroups: "Svaren redovisas bara i grupp, minst {{k}} svar, i avrundade siffror.",
      pooled: "Färre än {{k}} svar var, och därför tillsammans som Övriga förvaltningar: {{names}}.",
      leftOut_one: "Färre än {{k}} svar: {{names}}. Svaren därifrån ({{n}}) ingår inte i någon siffra.",
      leftOut_other:
        "Färre än {{k}} svar, också tillsammans: {{names}}. Svaren därifrån ({{n}}) ingår inte i någon siffra.",
    },
    commonBasis:
      "Förändringar sedan {{round}} räknas på de frågor som båda mätomgångarna har och kan visa. Nivåerna är mätomgångarnas egna.",
    noResponses: {
      open: "Inga svar har kommit in. Så snart någon har skickat in sina svar visas de preliminära resultaten här.",
      ended: "Ingen svarade i mätomgången. Därför finns det inget resultat att visa.",
    },
    empty: {
      "no-rounds":
        "Det finns ingen mätomgång ännu. Resultaten visas här när en mätomgång har öppnat och svar har kommit in.",
      "nothing-open-yet":
        "Ingen mätomgång har öppnat ännu. De preliminära resultaten visas här när de första svaren har kommit in.",
      "nothing-published":
        "Ingen mätomgång är publicerad ännu. Resultaten visas här när samordnaren har publicerat den första.",
    },
    responses: {
      individual: "{{n}} av {{invited}} inbjudna har svarat ({{percent}})",
      individualUnknown: "{{n}} har svarat; hur många som är inbjudna är inte känt",
      joint: "{{n}} av {{invited}} förvaltningar har svarat ({{percent}})",
      jointUnknown: "{{n}} förvaltningar har svarat",
    },
    notCompared: {
      "answers-destroyed":
        "Svaren i någon av mätomgångarna är gallrade, och det som jämförelsen behöver summerades inte innan. Förändringen sedan {{round}} kan inte räknas ut.",
      "first-round":
        "Det finns ingen tidigare mätomgång att jämföra med. Förändringar visas från nästa mätomgång.",
      "earlier-awaiting-close":
        "Tidigare mätomgångar redovisas i grupp och har inte stängt ännu; förändringen visas när de har det.",
      "not-closed-yet":
        "Jämförelsen med {{round}} räknas på de frågor som båda mätomgångarna har och kan visa. Den visas när båda har stängt.",
      "earlier-without-responses": "Mätomgången {{round}} har inga svar att jämföra med.",
      "other-questionnaire": "Mätomgångarna har olika formulär; förändringen visas inte.",
      "other-answering":
        "Frågorna besvarades på ett annat sätt {{round}} (var för sig eller gemensamt); förändringen visas inte.",
    },
    filter: {
      round: "Mätomgång",
      compare: "Jämför med",
      show: "Visa",
      published: "{{round}} (publicerad)",
      preliminary: "{{round}} (preliminär)",
      "awaiting-close": "{{round}} (redovisas i grupp, har inte stängt)",
    },
    missing: {
      suppressed: "färre än {{k}} svar",
      "suppressed-everywhere": "färre än {{k}} svar i varje förvaltning",
      "no-responses": "inga svar",
      "does-not-apply": "gäller inte",
      "too-few-answers": "för få svar",
    },
    verdict: {
      established: "statistiskt säkerställd",
      "everyone-answered": "alla svarade: ändrad",
      "changed-answer": "ändrat svar",
      none: "ingen skillnad av betydelse",
      uncertain: "osäkert, för få svar",
      unknown: "går inte att bedöma",
      suppressed: "dold, för få svar",
    },
    levels: {
      title: "Förvaltningarna mot målet",
      whole: "Helheten mot målet",
      lead: "Nivå 0–{{max}}. Det ljusa bandet är nivåns 95-procentiga konfidensintervall.",
      n: "{{n}} svar",
      nOf: "{{n}} av {{invited}} svar",
      of: "av {{max}}",
      interval: "intervall",
      target: "målnivå {{level}}",
      together: "Delad sedan {{round}}; delarna jämförs tillsammans",
      new: "Fanns inte med {{round}}",
    },
    track: {
      level: "Nivå {{level}} av {{max}}",
      interval: "intervall {{interval}}",
      earlier: "{{round}}: {{level}}",
      target: "målnivå {{level}}",
    },
    heatmap: {
      title: "Områden och förvaltningar",
      lead: "Nivå 0–{{max}} i varje ruta.",
      choose: "Välj en för att se frågorna bakom; områdets namn sorterar raderna.",
      sort: "Sortera raderna efter området",
      caption: "Nivå per förvaltning och område, {{round}}",
      up: "upp",
      down: "ned",
      underTarget: "under målnivån",
      darker: "Mörkare: högre nivå",
      edge: "Brun kant: under målnivån",
      arrows: "Pil: förändring sedan {{round}} som går att fastställa",
      hatched: "Streckad: ingen nivå, med skälet i rutan",
    },
    dots: {
      title: "Förvaltningarna i varje område",
      lead: "Nivå 0–{{max}}. Tabellen ovanför har alla namn och nivåer.",
      widest: {
        all: "Störst spridning mellan förvaltningarna: {{dimension}}, från {{low}} till {{high}}",
        shown: "Störst spridning bland de förvaltningar som visas: {{dimension}}, från {{low}} till {{high}}",
      },
      shared: {
        all: "Störst spridning mellan förvaltningarna: {{dimensions}}, med {{spread}} nivåer var",
        shown: "Störst spridning bland de förvaltningar som visas: {{dimensions}}, med {{spread}} nivåer var",
      },
      alike: {
        all: "Ingen skillnad mellan förvaltningarna i något område",
        shown: "Ingen skillnad i något område mellan de förvaltningar som visas",
      },
      lowest: "Lägst",
      highest: "Högst",
      dot: "förvaltning",
      number: "antal förvaltningar med samma nivå",
      departments_one: "{{count}} förvaltning",
      departments_other: "{{count}} förvaltningar",
      of: "{{name}} {{level}}",
      none: "Ingen förvaltning har någon nivå i området.",
      unseen_one: "{{count}} förvaltning har ingen egen nivå och är inte med; tabellen säger varför.",
      unseen_other: "{{count}} förvaltningar har ingen egen nivå och är inte med; tabellen säger varför.",
      gaps: "En förvaltning som saknar nivå i ett område är inte med där.",
    },
    years: {
      title: "År för år",
      lead: "Publicerade mätomgångar och den valda.",
      one: "Bara en mätomgång har resultat ännu. Från nästa visas utvecklingen som linjer.",
      switch: "Vad linjerna visar",
      departments: "Förvaltningar",
      dimensions: "Områden",
      departmentsTitle: "Nivå 0–{{max}} per år, förvaltningarna och {{whole}}",
      dimensionsTitle: "Nivå 0–{{max}} per år och område, {{whole}}",
      finding: {
        course: "{{whole}}: nivå {{from}} ({{first}}) och {{level}} ({{last}})",
        level: "{{whole}}: nivå {{level}} ({{last}})",
        areas: "{{year}}: lägst {{lowest}} ({{low}}), högst {{highest}} ({{high}})",
      },
      preliminary: "preliminärt",
      break: {
        "other-questionnaire":
          "Formulären är olika {{from}} och {{to}}. Linjerna bryts, eftersom åren inte går att jämföra rakt av.",
        "other-version":
          "Formuläret fick en ny version mellan {{from}} och {{to}}. Linjerna bryts, eftersom nivåerna bygger på delvis olika frågor; förändringar räknas på de gemensamma.",
        "other-answering":
          "Mellan {{from}} och {{to}} ändrades sättet att svara (var för sig eller gemensamt). Linjerna bryts, eftersom åren inte går att jämföra rakt av.",
        "question-changed":
          "Mellan {{from}} och {{to}} ändrades hur frågan poängsätts. Linjerna bryts, eftersom åren inte går att jämföra rakt av.",
      },
      breakLabel: {
        "other-questionnaire": "annat formulär",
        "other-version": "ny version",
        "other-answering": "annat sätt att svara",
        "question-changed": "frågan ändrad",
      },
    },
    changes: {
      title: "Förändringar {{from}}–{{to}}",
      lead: "{{holding}} av {{all}} jämförelser visar en förändring som går att fastställa.",
      none: "Ingen av {{all}} jämförelser visar en förändring som går att fastställa.",
      nothing: "Det finns inget att jämföra: nivåerna visas inte i båda mätomgångarna.",
      all: "Alla {{count}} jämförelser, med intervall",
      explanation:
        "Skillnad i poäng (0–100) med 95-procentigt konfidensintervall. Minsta påvisbara: mindre förändringar än så går inte att fastställa med så få svar.",
      before: "{{round}}: {{names}}",
      overall: "Alla områden",
      onCommon: "på gemensamma frågor",
      levels: "Nivåer som visas",
      difference: "Skillnad",
      interval: "Intervall",
      range: "{{low}} till {{high}}",
      detectable: "Minsta påvisbara",
      verdict: "Utfall",
    },
  },
  chart: {
    picture: "Hämta som bild (PNG)",
    noPicture: "Webbläsaren kunde inte göra någon bild.",
    description: "Linjediagram: {{title}}. Samma siffror står i tabellen under.",
    table: "Tabell: {{title}}",
    loading: "Diagrammet hämtas…",
    target: "Målnivå",
    missing: "–",
    suppressed: "visas inte",
    empty: "Inga värden att rita.",
    interval: "95 %: {{interval}}",
  },
  followUp: {
    title: "Uppföljning",
    done_one: "{{done}} av {{count}} åtgärd är klar.",
    done_other: "{{done}} av {{count}} åtgärder är klara.",
    overdue_one: "{{count}} åtgärd har passerat sitt datum.",
    overdue_other: "{{count}} åtgärder har passerat sitt datum.",
    noneOverdue: "Ingen åtgärd har passerat sitt datum.",
    noActions: "Inga åtgärder är inlagda ännu.",
    nextAnswer: "Nästa yttrande ska lämnas senast {{day}}.",
    passed_one: "Svarstiden har gått ut för {{count}} punkt.",
    passed_other: "Svarstiden har gått ut för {{count}} punkter.",
    given: {
      title: "Rekommendationer och slutsatser",
      recommendation: "Rekommendationer {{year}}",
      conclusion: "Slutsatser {{year}}",
      from: "Från",
      to: "Till",
      answer: "Yttrande",
      answerBy: "senast {{day}}",
      answerTimePassed: "svarstiden gick ut {{day}}",
      outcome: "Vid uppföljning:",
      empty:
        "Inga rekommendationer är inlagda ännu. När revisorerna har lämnat några står de här, med vem som ska svara och när.",
    },
    actions: {
      title: "Åtgärder",
      lead: "De som har passerat sitt datum står först.",
      action: "Åtgärd",
      owner: "Ansvarig",
      due: "Klart senast",
      status: "Läge",
      recommendation: "Kommer från",
      ofRecommendation: "Rekommendation {{year}}, nr {{number}}",
      ofConclusion: "Slutsats {{year}}, nr {{number}}",
      ofNothing: "eget initiativ",
      wholeOrganization: "hela kommunen",
      noDay: "inget datum",
      dropped: "Skäl: {{reason}}",
      empty:
        "Inga åtgärder är inlagda ännu. Börja i resultaten: där syns vilka områden som ligger under målet.",
      toResults: "Till resultaten",
    },
    standing: {
      overdue_one: "{{count}} dag försenad",
      overdue_other: "{{count}} dagar försenad",
      begun: "pågår",
      "not-begun": "inte påbörjad",
      done: "klar",
      dropped: "avbruten",
    },
    assessments: {
      title: "Bedömningar",
      lead: "En bedömning står för sig själv, bredvid förvaltningarnas egna svar.",
      auditor: "Revisorernas bedömning {{year}}",
      department: "Förvaltningens egen bedömning {{year}}",
      private: "inte överlämnad, syns bara för revisorer",
      empty:
        "Ingen bedömning finns att läsa ännu. När en revisor har lämnat över sin bedömning står den här.",
    },
  },
  assessment: {
    interpretation: "Rapporten sätter inga nivåer. Nivåerna här är Mognads tolkning, med skälet bredvid.",
    source: "Källa",
    contents: "Områden",
    interpreted: "Mognads tolkning",
    level: "Nivå {{level}} av {{max}} – {{label}}",
    levelAlone: "Nivå {{level}} av {{max}}",
    noLevel: "Ingen nivå går att läsa ut",
    wholeOrganization: "Hela kommunen",
    question: "Fråga i formuläret: {{questions}}",
    private: "Bedömningen är inte överlämnad. Bara revisorer ser den.",
    empty: "Bedömningen har inga iakttagelser ännu.",
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
};
