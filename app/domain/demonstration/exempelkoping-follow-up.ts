import type { Day } from "#app/domain/id.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";

/** A recommendation to the made-up municipality. */
export type MadeUpRecommendation = {
  readonly key: string;
  readonly year: number;
  readonly number: number;
  readonly text: LocalizedText;
  readonly outcome: LocalizedText | null;
  readonly questions: readonly string[];
  /** A day, or how many days from now. */
  readonly answerBy: Day | number;
};

/** What the made-up municipality does about it. */
export type MadeUpAction = {
  /** A key of the recommendations; null: it came from a gap. */
  readonly recommendation: string | null;
  /** A key of the departments' profiles; null: the whole municipality. */
  readonly department: string | null;
  readonly title: string;
  readonly description: string;
  readonly owner: string;
  /** How many days from now. */
  readonly dueIn: number;
  readonly status: "not-begun" | "begun" | "done" | "dropped";
  readonly droppedBecause: string | null;
};

export const madeUpRecommendations: readonly MadeUpRecommendation[] = [
  {
    key: "strategy",
    year: 2024,
    number: 1,
    text: {
      sv: "Besluta om en strategi för digital utveckling som gäller hela kommunen.",
      en: "Decide on a strategy for digital development that applies to the whole municipality.",
    },
    outcome: {
      sv: "Kommunfullmäktige antog en strategi 2025. Den gäller inte bolagen.",
      en: "The municipal council adopted a strategy in 2025. It does not apply to the companies.",
    },
    questions: ["steering_strategy", "steering_goals"],
    answerBy: "2025-04-30" as Day,
  },
  {
    key: "guidelines",
    year: 2024,
    number: 2,
    text: {
      sv: "Se över riktlinjerna för systemförvaltning och it-upphandling.",
      en: "Review the guidelines for system management and IT procurement.",
    },
    outcome: {
      sv: "Översynen har börjat men är inte klar.",
      en: "The review has begun but is not finished.",
    },
    questions: ["guidelines_management", "guidelines_procurement", "guidelines_review"],
    answerBy: "2025-04-30" as Day,
  },
  {
    key: "counterpart",
    year: 2024,
    number: 3,
    text: {
      sv: "Utse en motpart till it-leverantören, och håll förteckningen över behöriga beställare aktuell.",
      en: "Name a counterpart to the IT provider, and keep the list of authorised orderers current.",
    },
    outcome: null,
    questions: ["responsibility_counterpart", "responsibility_orderers"],
    answerBy: "2025-04-30" as Day,
  },
  {
    key: "alarms",
    year: 2026,
    number: 1,
    text: {
      sv: "Klargör vem som ansvarar för larm och annan välfärdsteknik när den slutar fungera.",
      en: "Make clear who is responsible for alarms and other welfare technology when it stops working.",
    },
    outcome: null,
    questions: ["responsibility_clear", "responsibility_documented"],
    answerBy: 158,
  },
  {
    key: "companies",
    year: 2026,
    number: 2,
    text: {
      sv: "Pröva om strategin och riktlinjerna ska gälla också de kommunala bolagen.",
      en: "Consider whether the strategy and the guidelines should apply to the municipal companies too.",
    },
    outcome: null,
    questions: ["steering_department_plan", "guidelines_principles"],
    answerBy: 158,
  },
];

export const madeUpActions: readonly MadeUpAction[] = [
  {
    recommendation: "strategy",
    department: null,
    title: "Ta fram förslag till strategi för digital utveckling",
    description: "Förslaget ska ange mål, ansvar och uppföljning, och gå till fullmäktige.",
    owner: "Kommundirektör",
    dueIn: -640,
    status: "done",
    droppedBecause: null,
  },
  {
    recommendation: "guidelines",
    department: "executive",
    title: "Se över riktlinjen för systemförvaltning",
    description: "Riktlinjen är från 2019 och nämner system som inte längre finns.",
    owner: "Kanslichef",
    dueIn: -24,
    status: "begun",
    droppedBecause: null,
  },
  {
    recommendation: "counterpart",
    department: "executive",
    title: "Utse ansvarig för förteckningen över behöriga beställare",
    description: "Förteckningen ska stämmas av med it-leverantören två gånger om året.",
    owner: "Ekonomichef",
    dueIn: -13,
    status: "not-begun",
    droppedBecause: null,
  },
  {
    recommendation: "alarms",
    department: "social",
    title: "Beskriv vem som gör vad när ett larm slutar fungera",
    description: "Gäller dygnet runt, och ska vara överenskommet med it-leverantören.",
    owner: "Enhetschef, hemtjänst",
    dueIn: 38,
    status: "begun",
    droppedBecause: null,
  },
  {
    recommendation: "companies",
    department: "companies",
    title: "Ge bolagens ägardirektiv en punkt om digital utveckling",
    description: "Tas upp vid nästa ägarsamråd.",
    owner: "Kommundirektör",
    dueIn: 97,
    status: "not-begun",
    droppedBecause: null,
  },
  {
    recommendation: null,
    department: "education",
    title: "Gå igenom skolans system och avveckla dem som ingen använder",
    description: "Fyra system är avvecklade.",
    owner: "Utvecklingsledare",
    dueIn: -210,
    status: "done",
    droppedBecause: null,
  },
  {
    recommendation: null,
    department: "social",
    title: "Anställ en egen it-strateg i socialförvaltningen",
    description: "",
    owner: "Socialchef",
    dueIn: -120,
    status: "dropped",
    droppedBecause: "Den gemensamma it-strategen ger stödet i stället.",
  },
];
