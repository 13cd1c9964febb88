export default {
  lowest: {
    plain: "The lowest level is that of {{dimensions}} ({{level}}).",
    everywhere: "The lowest level is that of {{dimensions}} ({{level}}), in every department.",
    amongShown: "The lowest level of the areas shown is that of {{dimensions}} ({{level}}).",
  },
  highest: {
    plain: "The highest level is that of {{dimensions}} ({{level}}).",
    everywhere: "The highest level is that of {{dimensions}} ({{level}}), in every department.",
    amongShown: "The highest level of the areas shown is that of {{dimensions}} ({{level}}).",
  },
  levelAlike: "All areas show the same level, {{level}}.",
  changed: {
    established: {
      up: "Statistically established improvement since {{round}}: {{figures}}.",
      down: "Statistically established decline since {{round}}: {{figures}}.",
    },
    "everyone-answered": {
      up: "A higher level than in {{round}}, everyone having answered both times: {{figures}}.",
      down: "A lower level than in {{round}}, everyone having answered both times: {{figures}}.",
    },
    "changed-answer": {
      up: "Changed answer since {{round}}, to a higher level: {{figures}}.",
      down: "Changed answer since {{round}}, to a lower level: {{figures}}.",
    },
  },
  overall: "the level overall",
  figureOf: "{{figure}} ({{group}})",
  asWellAs: "{{first}} as well as {{last}}",
  more: "{{figures}} and {{count}} more",
  inDepartments_one: "{{figures}}; also {{count}} level in a single department",
  inDepartments_other: "{{figures}}; also {{count}} levels in single departments",
  onlyInDepartments_one: "{{count}} level in a single department",
  onlyInDepartments_other: "{{count}} levels in single departments",
  noChange: {
    none: "The level overall has not changed to any degree that matters since {{round}}.",
    uncertain: "No change since {{round}} can be established.",
  },
  target: {
    all_one: "The department is below the target level.",
    all_other: "All {{count}} departments are below the target level.",
    none_one: "The department reaches the target level.",
    none_other: "All {{count}} departments reach the target level.",
    named: "Below the target level: {{names}}.",
    some_one: "{{below}} of {{count}} department is below the target level.",
    some_other: "{{below}} of {{count}} departments are below the target level.",
  },
  areas: {
    none: "No area reaches its target level.",
    all: "Every area reaches its target level.",
    some: "{{reaching}} of {{areas}} areas reach their target level.",
  },
  question: {
    alike: {
      all: "All departments reach level {{level}}.",
      shown: "All departments whose level is shown reach level {{level}}.",
    },
    disagreement: {
      named_one: "{{names}}: the answers within the department do not agree.",
      named_other: "{{names}}: the answers within each do not agree.",
      counted: "Within {{departments}} of {{of}} departments the answers do not agree.",
    },
    spread: "From level {{low}} ({{lowest}}) to {{high}} ({{highest}}).",
    uncertain: {
      up: "{{name}}: the level is higher than in {{round}}, but the answers are too few to establish the difference.",
      down: "{{name}}: the level is lower than in {{round}}, but the answers are too few to establish the difference.",
    },
  },
  caution: {
    label: "To keep in mind:",
    fewAnswered: "{{name}}: {{n}} of {{invited}} have answered.",
    detectable: "Only changes of more than {{points}} points can be established there.",
    oneAnswer: "{{name}}: only one has answered.",
    disagreement: {
      divided: "{{name}}: the answers on {{dimension}} are divided.",
      none: "{{name}}: the answers on {{dimension}} do not agree.",
    },
  },
};
