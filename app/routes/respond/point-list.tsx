type PointListProps = {
  readonly id: string;
  readonly title: string;
  readonly points: readonly string[];
};

/** A few things to know before answering, under a heading. */
export function PointList({ id, title, points }: PointListProps) {
  return (
    <section className="points" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
