import { formatDate } from './date-format.ts'
import { DAY_MINUTES, datePartsOf, dayOf, formatMinuteOfDay, parseDay, parseInstantMinute, type LocalDay } from './local-time.ts'
import type { Refusal } from './result.ts'

type Fact = NonNullable<Refusal['facts']>[string]

const spokenDay = (day: LocalDay): string => {
  const { year, month, date } = datePartsOf(day)
  return formatDate({ year, month, day: date })
}

/** In whole numbers, since sentences are also filled in a browser, which knows no calendar of ours. */
const spoken = (fact: Fact | undefined): string => {
  if (typeof fact !== 'string') return Array.isArray(fact) ? fact.map(spoken).join(', ') : String(fact ?? '?')
  // A fact may be what somebody typed: 30/02 looks like a day and is none.
  const day = parseDay(fact)
  if (day !== undefined) return spokenDay(day)
  const minute = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(fact) ? parseInstantMinute(fact) : undefined
  return typeof minute === 'number' ? `${formatMinuteOfDay(minute - dayOf(minute) * DAY_MINUTES)} ${spokenDay(dayOf(minute))}` : fact
}

/** Fills `{name}` in a refusal's sentence with its facts; days and moments as people write them, lists with commas. */
export const fillSentence = (template: string, facts: Refusal['facts']): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => spoken(facts?.[name]))
