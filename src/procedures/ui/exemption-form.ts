import type { FeeExemption } from '../domain/procedure.ts'
import type { FormRow } from './catalogue-form.ts'

/** The fields of one exemption inside a fee's row: `fees.0.exempt-1-label`. */
export const exemptionField = (place: number, part: 'id' | 'label' | 'percent' | 'basis' | 'drop'): string => `exempt-${place}-${part}`

const MOST_EXEMPTIONS = 30

/** "50", "50 %", "miễn"; undefined for what is no part of a fee. */
const readPercent = (text: string): number | undefined => {
  if (/^miễn/iu.test(text)) return 100
  const digits = /^(\d{1,3})\s*%?$/.exec(text)?.[1]
  const percent = Number(digits)
  return digits !== undefined && percent >= 1 && percent <= 100 ? percent : undefined
}

/** The exemptions of one fee, in order; what cannot be read is told in `errors` by the name of its field. */
export const readExemptions = (row: FormRow, errors: Record<string, string>): readonly FeeExemption[] => {
  const places = Array.from({ length: MOST_EXEMPTIONS }, (_, place) => place)
  const taken = new Set(places.map((place) => row.text(exemptionField(place, 'id'))))
  const freeId = (): string => {
    let next = 1
    while (taken.has(`e${next}`)) next += 1
    taken.add(`e${next}`)
    return `e${next}`
  }
  return places.flatMap((place): readonly FeeExemption[] => {
    const [id, label, percent, basis] = (['id', 'label', 'percent', 'basis'] as const).map((part) => row.text(exemptionField(place, part)))
    if (row.isTicked(exemptionField(place, 'drop')) || !(label || percent || basis)) return []
    const tell = (part: 'label' | 'percent' | 'basis', sentence: string): void => {
      errors[`fees.${row.index}.${exemptionField(place, part)}`] = sentence
    }
    const percentOff = readPercent(percent ?? '')
    if (!label) tell('label', 'Ghi ai được miễn, giảm, ví dụ “người thuộc hộ nghèo”.')
    if (percentOff === undefined) tell('percent', 'Ghi mức giảm từ 1 đến 100 %, hoặc “miễn”.')
    if (!basis) tell('basis', 'Ghi văn bản cho miễn, giảm.')
    return label && basis && percentOff !== undefined ? [{ id: id || freeId(), label, percentOff, basis }] : []
  })
}
