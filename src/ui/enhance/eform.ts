/**
 * Keeps one page of an electronic form true while it is filled: what conditions open and close, what is computed, rows
 * of tables. The rules come with the page (`data-eform`) and are weighed by the same module as on the server.
 */
import { settlePlan, type LivePlan } from '#eforms/domain/live-plan.ts'
import { answerAt } from '#eforms/domain/value.ts'
import { writeRowAction } from '#eforms/domain/rows.ts'
import { readPage } from '#eforms/read-page.ts'
import { computedText } from '#eforms/summary.ts'

const ROW_MARK = '#'
const NAMED = ['name', 'id', 'for', 'aria-describedby', 'aria-labelledby', 'data-field', 'data-computed'] as const

const rowsOf = (table: Element): HTMLElement[] => [...table.querySelectorAll<HTMLElement>(':scope > [data-row]')]

/** Gives the fields of a row their place: `members.#.name` → `members.2.name`. */
const numberRow = (table: string, row: Element, index: number): void => {
  const old = row.getAttribute('data-row') ?? ROW_MARK
  for (const element of row.querySelectorAll('*')) {
    for (const attribute of NAMED) {
      const value = element.getAttribute(attribute)
      if (value !== null) element.setAttribute(attribute, value.replaceAll(`${table}.${old}.`, `${table}.${index}.`))
    }
    if (element.hasAttribute('data-row-number')) element.textContent = String(index + 1)
    if (element.hasAttribute('data-remove-row')) element.setAttribute('value', writeRowAction({ kind: 'remove', table, index }))
  }
  row.setAttribute('data-row', String(index))
}

/** Room for another row shows the button that adds one. */
const showRoom = (table: HTMLElement): void => {
  const place = table.querySelector<HTMLElement>(':scope > [data-add-place]')
  if (place !== null) place.hidden = rowsOf(table).length >= Number(table.dataset['most'])
}

const addRow = (table: HTMLElement): void => {
  const pattern = table.querySelector<HTMLTemplateElement>(':scope > template')
  const row = pattern?.content.firstElementChild?.cloneNode(true)
  if (!(row instanceof HTMLElement) || pattern === null) return
  numberRow(table.dataset['table'] ?? '', row, rowsOf(table).length)
  pattern.before(row)
  row.querySelector<HTMLElement>('input, select, textarea')?.focus()
}

const removeRow = (table: HTMLElement, row: Element): void => {
  row.remove()
  for (const [index, one] of rowsOf(table).entries()) numberRow(table.dataset['table'] ?? '', one, index)
  table.querySelector<HTMLElement>('[data-add-row]')?.focus()
}

const show = (form: HTMLFormElement, plan: LivePlan): void => {
  const { states, answers } = settlePlan(plan, readPage(new FormData(form), plan))
  for (const box of form.querySelectorAll<HTMLElement>('[data-field]')) {
    const state = states.get(box.dataset['field'] ?? '')
    if (state !== undefined) box.hidden = !state.isVisible
  }
  for (const output of form.querySelectorAll<HTMLElement>('[data-computed]')) {
    const path = output.dataset['computed'] ?? ''
    const field = states.get(path)?.field
    if (field?.kind !== 'computed') continue
    const text = computedText(field, answerAt(answers, path.split('.')) ?? null) || '–'
    if (output.textContent !== text) output.textContent = text
  }
}

const start = (host: HTMLElement, form: HTMLFormElement): void => {
  const plan: LivePlan = JSON.parse(host.dataset['eform'] ?? '')
  form.addEventListener('input', () => show(form, plan))
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const table = button?.closest<HTMLElement>('[data-table]')
    if (button === null || table === null || table === undefined) return
    const row = button.closest('[data-row]')
    if (button.hasAttribute('data-add-row')) addRow(table)
    else if (button.hasAttribute('data-remove-row') && row !== null) removeRow(table, row)
    else return
    event.preventDefault()
    showRoom(table)
    show(form, plan)
  })
  // The browser may have brought back what was typed before.
  show(form, plan)
}

const host = document.querySelector<HTMLElement>('[data-eform]')
const form = host?.closest('form')
if (host !== null && form !== null && form !== undefined) start(host, form)
