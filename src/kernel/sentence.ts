import { formatDate, formatMoment } from './date-format.ts'
import type { Refusal } from './result.ts'
import { Temporal } from './time.ts'

type Fact = NonNullable<Refusal['facts']>[string]

const spoken = (fact: Fact | undefined): string => {
  if (typeof fact !== 'string') return Array.isArray(fact) ? fact.map(spoken).join(', ') : String(fact ?? '?')
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(fact)) return formatDate(Temporal.PlainDate.from(fact))
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(fact)) return formatMoment(Temporal.Instant.from(fact))
  } catch (error) {
    // A fact may be what somebody typed: 30/02 looks like a day and is none.
    if (!(error instanceof RangeError)) throw error
  }
  return fact
}

/** Fills `{name}` in a refusal's sentence with its facts; days and moments as people write them, lists with commas. */
export const fillSentence = (template: string, facts: Refusal['facts']): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => spoken(facts?.[name]))
