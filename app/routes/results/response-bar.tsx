/** The share (0–1) of the invited who have answered, as a bar; the number stands beside it. */
export function ResponseBar({ share }: { readonly share: number }) {
  return (
    <svg className="response-bar" height="12" aria-hidden="true" focusable="false">
      <rect width="100%" height="12" rx="6" className="response-bar-all" />
      <rect
        width={`${(Math.min(1, share) * 100).toFixed(1)}%`}
        height="12"
        rx="6"
        className="response-bar-part"
      />
    </svg>
  );
}
