import type { At } from '#kernel/at.ts'
import type { Grouping } from '#law/service-quality.ts'
import type { LossList } from '../domain/losses.ts'

export type Option = { readonly value: string; readonly label: string }

/** What the address asks for, and what could be chosen instead. */
export type Asked = {
  readonly units: readonly Option[]
  readonly periods: readonly Option[]
  readonly unitCode: string
  readonly period: string
  readonly periodName: string
  /** As typed into the field, in Vietnam's time: `2026-11-01T08:00`; empty is now. */
  readonly asOf: string
  readonly grouping: Grouping
  readonly now: At
}

/** How the address names a grouping. */
export const GROUPING_WORDS: Readonly<Record<Grouping, string>> = { portal: 'cong', legal: 'quyet-dinh' }

/** How the address names a list of what cost points. */
export const LIST_WORDS: Readonly<Record<LossList, string>> = { keep: 'sap-mat', mend: 'lay-lai-duoc', gone: 'da-mat' }

/** Rows of such a list on one page. */
export const PAGE_SIZE = 50

/** The address of a page of the index that asks the same, with these words changed; null takes one away. */
export const indexHref = (path: string, asked: Asked, changes: Readonly<Record<string, string | null>> = {}): string => {
  const query = new URLSearchParams({ 'don-vi': asked.unitCode, ky: asked.period })
  if (asked.asOf !== '') query.set('nhu-biet-luc', asked.asOf)
  if (asked.grouping !== 'portal') query.set('nhom', GROUPING_WORDS[asked.grouping])
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return `${path}?${query.toString()}`
}
