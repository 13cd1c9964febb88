export default { title: "Första start" };
