/** The mark of the product: a doorway with one leaf open. */
export const Door = () => (
  <svg className="door" viewBox="0 0 28 32" width="28" height="32" aria-hidden="true" focusable="false">
    <path d="M3.5 31V14a10.5 10.5 0 0 1 21 0v17" fill="none" stroke="currentColor" strokeWidth="3" />
    <path d="M8.2 31V14.6a5.8 5.8 0 0 1 5.6-5.8v22.2z" fill="currentColor" opacity=".35" />
    <circle cx="19.2" cy="20.4" r="1.8" fill="currentColor" />
  </svg>
)
