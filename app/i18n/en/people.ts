export default { title: "People" };
