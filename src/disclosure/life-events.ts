import type { Trx } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { lifeEventsOn, type LifeEvent } from '#law/life-events.ts'
import { tellInShort, type ProcedureInShort } from './in-short.ts'
import { loadShelf } from './shelf.ts'

/** An event of life on a list: only where the office has at least one of its procedures. */
export type LifeEventLine = Pick<LifeEvent, 'slug' | 'title' | 'summary'> & { readonly count: number }

/** Việc trong đời for which the catalogue of the day holds a procedure, in the order of the law file. */
export const listLifeEvents = async (trx: Trx, day: PlainDate): Promise<readonly LifeEventLine[]> => {
  const { byCode } = await loadShelf(trx, day)
  return lifeEventsOn(day.toString()).flatMap(({ slug, title, summary, procedures }) => {
    const count = procedures.filter(({ code }) => byCode.has(code)).length
    return count === 0 ? [] : [{ slug, title, summary, count }]
  })
}

export type LifeEventView = Pick<LifeEvent, 'slug' | 'title' | 'intro'> & {
  readonly steps: readonly (ProcedureInShort & { readonly when: string })[]
}

/** One event with the procedures that the catalogue of the day holds, in the order of use. */
export const findLifeEvent = async (trx: Trx, tenantId: TenantId, slug: string, day: PlainDate): Promise<LifeEventView | undefined> => {
  const event = lifeEventsOn(day.toString()).find((one) => one.slug === slug)
  if (event === undefined) return undefined
  const { byCode } = await loadShelf(trx, day)
  const held = event.procedures.flatMap(({ code, when }) => {
    const line = byCode.get(code)
    return line === undefined ? [] : [{ line, when }]
  })
  if (held.length === 0) return undefined
  const told = await tellInShort(trx, tenantId, held.map(({ line }) => line))
  return { slug, title: event.title, intro: event.intro, steps: told.map((one, i) => ({ ...one, when: held[i]?.when ?? '' })) }
}

/** The event that a procedure belongs to first, for the way back. */
export const findEventOf = (code: string, day: PlainDate): Pick<LifeEvent, 'slug' | 'title'> | undefined => {
  const event = lifeEventsOn(day.toString()).find(({ procedures }) => procedures.some((one) => one.code === code))
  return event === undefined ? undefined : { slug: event.slug, title: event.title }
}
