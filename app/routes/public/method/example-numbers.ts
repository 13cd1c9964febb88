/** The example's numbers as text: with just so many decimals, in the language's own way. */
export function exampleNumbers(locale: "sv-SE" | "en-GB") {
  const fixed = (decimals: number) => {
    const format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    return (value: number) => format.format(value).replace("-", "−");
  };
  const scores = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  return {
    whole: fixed(0),
    one: fixed(1),
    two: fixed(2),
    three: fixed(3),
    /** A score, with decimals only where it has any. */
    score: (value: number) => scores.format(value),
  };
}
