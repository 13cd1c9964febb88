export default { title: "Questionnaire" };
