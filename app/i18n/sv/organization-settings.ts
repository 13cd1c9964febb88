export default { title: "Organisation" };
