export default { title: "Inbjudna" };
