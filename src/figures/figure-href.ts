import type { Measure } from './domain/measure.ts'
import type { Question } from './domain/question.ts'

/** The address of the page that opens a number to the dossiers it counted. */
export const figureHref = (question: Question, measure: Measure): string => {
  const { period, asOf, units, sectorCode, procedureCode, channel } = question
  const query = new URLSearchParams({ tu: period.from.toString(), den: period.to.toString(), 'nhu-biet-luc': asOf.toString() })
  if (units !== 'all') for (const unit of units) query.append('don-vi', unit)
  if (sectorCode !== undefined) query.set('linh-vuc', sectorCode)
  if (procedureCode !== undefined) query.set('thu-tuc', procedureCode)
  if (channel !== undefined) query.set('cach-nop', channel)
  return `/so-lieu/${measure}?${query.toString()}`
}
