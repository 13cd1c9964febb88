export default {
  title: "Rounds",
  parts: { label: "Parts of {{title}}", overview: "Overview" },
  rates: {
    title: "Response rate",
    of: "{{n}} of {{invited}}",
    answered: "have answered, {{percent}}",
    answeredOfUnknown: "have answered",
    begun: {
      individual_one: "has begun but not sent",
      individual_other: "have begun but not sent",
      joint_one: "department has begun but not sent",
      joint_other: "departments have begun but not sent",
    },
    refused_one: "address refused the mail",
    refused_other: "addresses refused the mail",
    pace: {
      live: "Updates while the page is open.",
      hourly:
        "Counted on {{day}} at {{time}}, and anew each hour. When somebody answers is not shown, since answers are shown in groups only.",
      final: "Nobody can answer any more.",
    },
    last: "The last answers came on {{day}} at {{time}}.",
    news: "{{n}} of {{invited}} have answered.",
    newsOfUnknown: "{{n}} have answered.",
    hours: {
      title: "Answers in the last 24 hours",
      hour: "Hour",
      bar: "Bar",
      answers: "Answers",
      from: "from {{time}}",
    },
  },
};
