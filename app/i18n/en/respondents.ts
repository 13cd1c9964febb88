export default { title: "Invited" };
