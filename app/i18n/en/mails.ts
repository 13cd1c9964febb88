export default { title: "Mail" };
