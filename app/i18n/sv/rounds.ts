export default {
  title: "Mätomgångar",
  parts: { label: "Delar av {{title}}", overview: "Översikt" },
};
