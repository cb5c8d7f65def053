/** The mark of the product: an open doorway with its knob. */
export const Door = () => (
  <svg className="door" viewBox="0 0 28 32" width="28" height="32" aria-hidden="true" focusable="false">
    <path d="M3 31V14a11 11 0 0 1 22 0v17" fill="none" stroke="currentColor" strokeWidth="3.4" />
    <path d="M8.5 31V15.2a5.6 5.6 0 0 1 7.4-5.3l4 1.4v19.9z" fill="currentColor" opacity=".26" />
    <circle cx="17.2" cy="20.6" r="1.7" fill="currentColor" />
  </svg>
)
