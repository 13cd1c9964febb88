export default { title: "Formulär" };
