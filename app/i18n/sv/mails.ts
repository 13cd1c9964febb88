export default { title: "Utskick" };
