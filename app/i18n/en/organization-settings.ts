export default { title: "Organization" };
