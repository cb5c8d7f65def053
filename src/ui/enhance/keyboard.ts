/**
 * Keys of the workplace. Works on what the page says of itself (`data-search`, `data-shortcut`,
 * `data-row-link`), so that no screen needs a handler of its own, and presses what a mouse would press.
 */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]), select, textarea'))

const rowLinks = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row-link]')]

const moveRow = (step: 1 | -1): boolean => {
  const links = rowLinks()
  if (links.length === 0) return false
  const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement) === true)
  const next =
    at === -1 ? (step === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step))
  links[next]?.focus()
  return true
}

const markRow = (): boolean => {
  const box = document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input[type=checkbox]')
  box?.click()
  return box !== null && box !== undefined
}

const press = (key: string): boolean => {
  const target = document.querySelector<HTMLElement>(`[data-shortcut="${CSS.escape(key)}"]`)
  target?.click()
  return target !== null
}

const openHelp = (): boolean => {
  const help = document.querySelector<HTMLDialogElement>('#phim-tat')
  if (help !== null && !help.open) help.showModal()
  return help !== null
}

const focusSearch = (): boolean => {
  const box = document.querySelector<HTMLInputElement>('[data-search]')
  box?.focus()
  box?.select()
  return box !== null
}

const sendForm = (target: EventTarget | null): boolean => {
  const form = target instanceof HTMLElement ? target.closest('form') : null
  form?.requestSubmit()
  return form !== null
}

const act = (event: KeyboardEvent): boolean => {
  if (event.ctrlKey && event.key === 'Enter') return press('Ctrl Enter') || sendForm(event.target)
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false
  if (document.querySelector('dialog[open]') !== null) return false
  switch (event.key) {
    case '/':
      return focusSearch()
    case '?':
      return openHelp()
    case 'ArrowDown':
      return moveRow(1)
    case 'ArrowUp':
      return moveRow(-1)
    case 'x':
      return markRow()
    default:
      return /^[a-z]$/.test(event.key) && press(event.key)
  }
}

document.addEventListener('keydown', (event) => {
  if (!event.defaultPrevented && act(event)) event.preventDefault()
})
