export default { title: "Logg" };
