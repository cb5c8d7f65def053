import { formatBirthDate } from '#kernel/birth-date.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { listOf, type FormFacts } from './domain/check-leaf.ts'
import type { Computed, FormBody, Leaf } from './domain/form.ts'
import { isLeaf } from './domain/form.ts'
import { isWellFormed, writeLeaf } from './domain/leaf-value.ts'
import { placeIn, placeText } from './domain/place-answer.ts'
import { settle, type FieldState } from './domain/settle.ts'
import { answerAt, isBlank, textsOf, type Answers, type AnswerValue } from './domain/value.ts'

/** One answer as people read it. */
export type SummaryLine = {
  readonly path: string
  /** The field itself; `within` names the blocks and rows around it. */
  readonly label: string
  readonly within: readonly string[]
  readonly kind: Leaf['kind'] | 'computed' | 'address'
  /** Empty when nothing was answered. For files see `fileIds`. */
  readonly text: string
  readonly fileIds: readonly string[]
}

export type SummaryPage = { readonly id: string; readonly title: string; readonly lines: readonly SummaryLine[] }

const YES = 'Có'
const NO = 'Không'

const optionLabel = (options: readonly { readonly value: string; readonly label: string }[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value

/** An answer in words: codes by their labels, days and numbers as people write them. */
export const answerText = (field: Leaf, value: AnswerValue, facts: Pick<FormFacts, 'lists'>): string => {
  if (isBlank(value)) return ''
  const list = listOf(field)
  if (typeof value === 'string' && list !== undefined) return optionLabel(facts.lists[list] ?? [], value)
  switch (field.kind) {
    case 'choice':
      return typeof value === 'string' ? optionLabel(field.options, value) : ''
    case 'choices':
      return textsOf(value).map((one) => optionLabel(field.options, one)).join('; ')
    case 'file':
      return ''
    case 'yesNo':
    case 'declaration':
      return value === true ? YES : value === false ? NO : ''
    case 'place': {
      const old = placeIn(value)?.oldText ?? ''
      return old === '' ? placeText(value) : `${placeText(value)} (tên cũ: ${old})`
    }
    case 'money':
      return typeof value === 'number' ? `${formatNumber(value)} đồng` : String(value)
    case 'area':
      return typeof value === 'number' ? `${formatNumber(value)} m²` : String(value)
    default:
      return writeLeaf(field.kind, value)
  }
}

/** A computed value in words. */
export const computedText = (field: Pick<Computed, 'shownAs'>, value: AnswerValue): string => {
  if (typeof value === 'boolean') return value ? YES : NO
  if (typeof value === 'number') return field.shownAs === 'money' ? `${formatNumber(value)} đồng` : formatNumber(value)
  if (typeof value !== 'string') return ''
  return field.shownAs === 'date' && isWellFormed({ kind: 'date' }, value) ? formatBirthDate(value) : value
}

/** "12 Hùng Vương, Phường Đông Hà, tỉnh Quảng Trị (tên cũ: …)". */
const addressText = (address: AnswerValue): string => {
  const part = (id: string): string => {
    const value = answerAt(address, [id])
    return typeof value === 'string' ? value : ''
  }
  const place = answerAt(address, ['place'])
  const now = [part('detail'), placeText(place)].filter((text) => text !== '').join(', ')
  const old = part('oldPlace') || (placeIn(place)?.oldText ?? '')
  return old === '' ? now : `${now} (tên cũ: ${old})`
}

const lineOf = ({ field, path, within }: FieldState, answers: Answers, facts: Pick<FormFacts, 'lists'>): SummaryLine[] => {
  const value = answerAt(answers, path.split('.')) ?? null
  const about = { path, label: field.label, within }
  if (field.kind === 'computed') return [{ ...about, kind: field.kind, text: computedText(field, value), fileIds: [] }]
  if (field.kind === 'address') return [{ ...about, kind: field.kind, text: addressText(value), fileIds: [] }]
  if (!isLeaf(field)) return []
  return [{ ...about, kind: field.kind, text: answerText(field, value, facts), fileIds: field.kind === 'file' ? textsOf(value) : [] }]
}

/**
 * The answers that count as labelled lines, page by page: for "check your answers", for officers, for the paper.
 * `today` is the day on which the form was filled.
 */
export const summarise = (
  form: Pick<FormBody, 'pages'>,
  answers: Answers,
  facts: Pick<FormFacts, 'lists' | 'today'>,
): readonly SummaryPage[] => {
  const settled = settle(form, answers, facts.today)
  return settled.visiblePages.map((page) => {
    const ids = new Set(page.fields.map((field) => field.id))
    const states = [...settled.states.values()].filter(({ path, isVisible }) => isVisible && ids.has(path.split('.')[0] ?? ''))
    // An address is one line, not one for each of its parts.
    const addresses = states.filter(({ field }) => field.kind === 'address').map(({ path }) => `${path}.`)
    const lines = states
      .filter(({ path }) => !addresses.some((start) => path.startsWith(start)))
      .flatMap((state) => lineOf(state, settled.answers, facts))
    return { id: page.id, title: page.title, lines }
  })
}
