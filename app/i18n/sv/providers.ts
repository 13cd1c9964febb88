export default { title: "Inloggning" };
