import { INTAKES, type Intake } from '#dossiers/domain/figure-points.ts'
import { parseId, type StaffId, type UnitId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import { MEASURES, type Measure } from './domain/measure.ts'
import type { Question } from './domain/question.ts'

/** The address of the page that opens a number to the dossiers it counted. */
export const figureHref = (question: Question, measure: Measure): string => {
  const { period, asOf, units, under, sectorCode, procedureCode, channel, staffId } = question
  const query = new URLSearchParams({ tu: period.from.toString(), den: period.to.toString(), luc: asOf.toString() })
  if (under !== undefined) query.set('duoi', under)
  else if (units !== 'all') for (const unit of units) query.append('don-vi', unit)
  if (sectorCode !== undefined) query.set('linh-vuc', sectorCode)
  if (procedureCode !== undefined) query.set('thu-tuc', procedureCode)
  if (channel !== undefined) query.set('cach-nop', channel)
  if (staffId !== undefined) query.set('can-bo', staffId)
  return `/so-lieu/${measure}?${query.toString()}`
}

const readInstant = (text: string | null): Instant | undefined => {
  try {
    return text === null ? undefined : Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}

/** What such an address asks; who takes `under` from it finds its units in the tree of that day; nothing in the future is known, so `asOf` is `now` at the latest. Undefined when it asks nothing. */
export const readFigureHref = (measure: string, query: URLSearchParams, now: Instant): (Question & { readonly measure: Measure }) | undefined => {
  const known = MEASURES.find((one) => one === measure)
  const [from, to] = [readTypedDay(query.get('tu')), readTypedDay(query.get('den'))]
  if (known === undefined || from === undefined || to === undefined || Temporal.PlainDate.compare(from, to) > 0) return undefined
  const asked = readInstant(query.get('luc')) ?? now
  const units = query.getAll('don-vi').flatMap((text) => parseId<UnitId>(text) ?? [])
  const under = parseId<UnitId>(query.get('duoi') ?? '')
  return {
    measure: known,
    period: { from, to },
    asOf: Temporal.Instant.compare(asked, now) > 0 ? now : asked,
    units: query.has('don-vi') || query.has('duoi') ? units : 'all',
    under,
    sectorCode: query.get('linh-vuc') ?? undefined,
    procedureCode: query.get('thu-tuc') ?? undefined,
    staffId: parseId<StaffId>(query.get('can-bo') ?? ''),
    channel: INTAKES.find((one: Intake) => one === query.get('cach-nop')),
  }
}
