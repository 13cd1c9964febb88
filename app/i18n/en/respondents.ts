export default {
  title: "Invited",
  trial: { banner: "Trial answer: does not count." },
};
