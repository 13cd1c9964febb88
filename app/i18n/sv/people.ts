export default { title: "Personer" };
