export default { title: "Personal data and records" };
