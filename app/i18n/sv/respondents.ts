export default {
  title: "Inbjudna",
  trial: { banner: "Provsvar: räknas inte." },
};
