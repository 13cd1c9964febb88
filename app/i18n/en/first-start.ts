export default { title: "First start" };
