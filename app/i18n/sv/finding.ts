export default {
  lowest: {
    plain: "Lägst nivå har {{dimensions}} ({{level}}).",
    everywhere: "Lägst nivå har {{dimensions}} ({{level}}), i alla förvaltningar.",
    amongShown: "Lägst nivå av de områden som visas har {{dimensions}} ({{level}}).",
  },
  highest: {
    plain: "Högst nivå har {{dimensions}} ({{level}}).",
    everywhere: "Högst nivå har {{dimensions}} ({{level}}), i alla förvaltningar.",
    amongShown: "Högst nivå av de områden som visas har {{dimensions}} ({{level}}).",
  },
  levelAlike: "Alla områden visar samma nivå, {{level}}.",
  changed: {
    established: {
      up: "Statistiskt säkerställd förbättring sedan {{round}}: {{figures}}.",
      down: "Statistiskt säkerställd försämring sedan {{round}}: {{figures}}.",
    },
    "everyone-answered": {
      up: "Högre nivå än {{round}}, alla har svarat båda gångerna: {{figures}}.",
      down: "Lägre nivå än {{round}}, alla har svarat båda gångerna: {{figures}}.",
    },
    "changed-answer": {
      up: "Ändrat svar sedan {{round}}, till en högre nivå: {{figures}}.",
      down: "Ändrat svar sedan {{round}}, till en lägre nivå: {{figures}}.",
    },
  },
  overall: "nivån i stort",
  figureOf: "{{figure}} ({{group}})",
  asWellAs: "{{first}} samt {{last}}",
  more: "{{figures}} och {{count}} till",
  inDepartments_one: "{{figures}}; dessutom {{count}} nivå i en enskild förvaltning",
  inDepartments_other: "{{figures}}; dessutom {{count}} nivåer i enskilda förvaltningar",
  onlyInDepartments_one: "{{count}} nivå i en enskild förvaltning",
  onlyInDepartments_other: "{{count}} nivåer i enskilda förvaltningar",
  noChange: {
    none: "Nivån i stort har inte ändrats av betydelse sedan {{round}}.",
    uncertain: "Ingen förändring sedan {{round}} går att fastställa.",
  },
  target: {
    all_one: "Förvaltningen ligger under målnivån.",
    all_other: "Alla {{count}} förvaltningar ligger under målnivån.",
    none_one: "Förvaltningen når målnivån.",
    none_other: "Alla {{count}} förvaltningar når målnivån.",
    named: "Under målnivån: {{names}}.",
    some_one: "{{below}} av {{count}} förvaltning ligger under målnivån.",
    some_other: "{{below}} av {{count}} förvaltningar ligger under målnivån.",
  },
  areas: {
    none: "Inget område når sin målnivå.",
    all: "Alla områden når sin målnivå.",
    some: "{{reaching}} av {{areas}} områden når sin målnivå.",
  },
  question: {
    alike: {
      all: "Alla förvaltningar når nivå {{level}}.",
      shown: "Alla förvaltningar vars nivå visas når nivå {{level}}.",
    },
    disagreement: {
      named_one: "{{names}}: svaren inom förvaltningen stämmer inte överens.",
      named_other: "{{names}}: svaren inom var och en stämmer inte överens.",
      counted: "Inom {{departments}} av {{of}} förvaltningar stämmer svaren inte överens.",
    },
    spread: "Från nivå {{low}} ({{lowest}}) till {{high}} ({{highest}}).",
    uncertain: {
      up: "{{name}}: nivån är högre än {{round}}, men svaren är för få för att fastställa skillnaden.",
      down: "{{name}}: nivån är lägre än {{round}}, men svaren är för få för att fastställa skillnaden.",
    },
  },
  caution: {
    label: "Att tänka på:",
    fewAnswered: "{{name}}: {{n}} av {{invited}} har svarat.",
    detectable: "Bara förändringar på mer än {{points}} poäng går att fastställa där.",
    oneAnswer: "{{name}}: bara en har svarat.",
    disagreement: {
      divided: "{{name}}: svaren om {{dimension}} går isär.",
      none: "{{name}}: svaren om {{dimension}} stämmer inte överens.",
    },
  },
};
