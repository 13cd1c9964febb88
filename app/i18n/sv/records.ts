export default { title: "Personuppgifter och handlingar" };
