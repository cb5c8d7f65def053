/** Brings the error summary to the one who sent the form: it takes the focus as soon as the page is there. */
document.querySelector<HTMLElement>('[data-focus-first]')?.focus()
