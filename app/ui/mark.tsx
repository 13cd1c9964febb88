/** Mognad's mark: three bars that rise. Decoration; the name stands beside it. */
export function Mark() {
  return (
    <svg
      className="mark-bars"
      width="28"
      height="28"
      viewBox="0 0 28 28"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="1" y="17" width="7" height="10" rx="1.5" fill="var(--level-2)" />
      <rect x="10.5" y="10" width="7" height="17" rx="1.5" fill="var(--level-4)" />
      <rect x="20" y="1" width="7" height="26" rx="1.5" fill="var(--level-5)" />
    </svg>
  );
}
