export default {
  title: "Rounds",
  parts: { label: "Parts of {{title}}", overview: "Overview" },
};
