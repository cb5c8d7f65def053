/**
 * Suggestions while a commune is typed, by its name of today or of before. What is chosen goes into the hidden boxes
 * that the form has anyway; without this script the page comes back with the same choices.
 */
type Suggestion = {
  readonly unitCode: string
  readonly provinceCode: string
  readonly text: string
  readonly oldUnitCode: string | null
  readonly oldText: string | null
  readonly isPart: boolean
}

const WAIT_MS = 200
const FEWEST_LETTERS = 2
let waiting: ReturnType<typeof setTimeout> | undefined
/** Answers come late and out of order: only the last question's counts. */
let asked = 0

const boxOf = (host: HTMLElement): HTMLInputElement | null => host.querySelector('input[type=text]')
const listOf = (host: HTMLElement): HTMLElement | null => host.querySelector('[role=listbox]')
const optionsOf = (host: HTMLElement): readonly HTMLElement[] => [...(listOf(host)?.querySelectorAll<HTMLElement>('[role=option]') ?? [])]

const close = (host: HTMLElement): void => {
  listOf(host)?.remove()
  boxOf(host)?.setAttribute('aria-expanded', 'false')
  boxOf(host)?.removeAttribute('aria-activedescendant')
}

const mark = (host: HTMLElement, option: HTMLElement | undefined): void => {
  for (const one of optionsOf(host)) one.setAttribute('aria-selected', String(one === option))
  if (option === undefined) return
  boxOf(host)?.setAttribute('aria-activedescendant', option.id)
  option.scrollIntoView({ block: 'nearest' })
}

const hidden = (host: HTMLElement, part: 'choice' | 'offered', name: string): HTMLInputElement => {
  const known = host.querySelector<HTMLInputElement>(`[data-place-${part}]`)
  if (known !== null) return known
  const made = Object.assign(document.createElement('input'), { type: 'hidden', name: `${name}.${part}` })
  made.setAttribute(`data-place-${part}`, '')
  host.append(made)
  return made
}

const choose = (host: HTMLElement, { unitCode, provinceCode, text, oldUnitCode, oldText }: Suggestion): void => {
  const box = boxOf(host)
  if (box === null) return
  host.querySelector('.place-choices')?.remove()
  box.value = text
  hidden(host, 'choice', box.name).value = [unitCode, provinceCode, oldUnitCode ?? ''].join('/')
  hidden(host, 'offered', box.name).value = text
  const note = host.querySelector('[data-place-note]')
  if (note !== null) note.textContent = oldText === null ? '' : `Tên cũ: ${oldText}.`
  close(host)
  box.dispatchEvent(new CustomEvent('input', { bubbles: true, detail: 'chosen' }))
}

const show = (host: HTMLElement, box: HTMLInputElement, found: readonly Suggestion[]): void => {
  close(host)
  if (found.length === 0) return
  const list = document.createElement('ul')
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Gợi ý')
  list.id = `${box.id}-list`
  list.className = 'place-list'
  found.forEach((one, at) => {
    const line = document.createElement('li')
    line.id = `${list.id}-${at}`
    line.setAttribute('role', 'option')
    line.setAttribute('aria-selected', 'false')
    line.append(one.text)
    if (one.oldText !== null) {
      const old = Object.assign(document.createElement('span'), { className: 'hint', textContent: `${one.isPart ? 'một phần của' : 'trước đây là'} ${one.oldText}` })
      line.append(old)
    }
    // Before the box loses its focus.
    line.addEventListener('pointerdown', (event) => event.preventDefault())
    line.addEventListener('click', () => choose(host, one))
    list.append(line)
  })
  box.after(list)
  box.setAttribute('aria-controls', list.id)
  box.setAttribute('aria-expanded', 'true')
}

const ask = async (host: HTMLElement, box: HTMLInputElement): Promise<void> => {
  const turn = ++asked
  const typed = box.value.trim()
  if (typed.length < FEWEST_LETTERS) return close(host)
  try {
    const answer = await fetch(`${host.dataset['place']}?q=${encodeURIComponent(typed)}`)
    const found: readonly Suggestion[] = answer.ok ? await answer.json() : []
    if (turn === asked && document.activeElement === box) show(host, box, found)
  } catch {
    // A lost connection takes the suggestions and nothing else: the form still goes.
    close(host)
  }
}

const hostOf = (event: Event): { readonly host: HTMLElement; readonly box: HTMLInputElement } | undefined => {
  const box = event.target
  const host = box instanceof HTMLInputElement && box.type === 'text' ? box.closest<HTMLElement>('[data-place]') : null
  return box instanceof HTMLInputElement && host !== null ? { host, box } : undefined
}

document.addEventListener('focusin', (event) => {
  const here = hostOf(event)
  if (here === undefined || here.box.hasAttribute('role')) return
  here.box.removeAttribute('list')
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false']] as const) here.box.setAttribute(name, value)
})
document.addEventListener('focusout', (event) => {
  const here = hostOf(event)
  if (here !== undefined) close(here.host)
})
document.addEventListener('input', (event) => {
  const here = hostOf(event)
  if (here === undefined || event instanceof CustomEvent) return
  clearTimeout(waiting)
  waiting = setTimeout(() => void ask(here.host, here.box), WAIT_MS)
})
document.addEventListener('keydown', (event) => {
  const here = hostOf(event)
  const options = here === undefined ? [] : optionsOf(here.host)
  if (here === undefined || options.length === 0) return
  const at = options.findIndex((one) => one.getAttribute('aria-selected') === 'true')
  switch (event.key) {
    case 'ArrowDown':
      mark(here.host, options[(at + 1) % options.length])
      break
    case 'ArrowUp':
      mark(here.host, options[at <= 0 ? options.length - 1 : at - 1])
      break
    case 'Enter':
      if (at < 0) return
      options[at]?.click()
      break
    case 'Escape':
      close(here.host)
      break
    default:
      return
  }
  event.preventDefault()
})
