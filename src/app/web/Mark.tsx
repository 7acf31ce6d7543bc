/** The product's mark: a pair of scales. */
export const Mark = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="#0b5f5a" />
    <path
      d="M16 6v19M10 25h12M7 10h18M7 10l-3 8h6zM25 10l-3 8h6z"
      fill="none"
      stroke="#fff"
      strokeWidth="2"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
)
