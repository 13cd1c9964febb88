export default { title: "Mitt konto" };
