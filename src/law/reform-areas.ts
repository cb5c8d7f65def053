import { z } from 'zod'
import { reformAreas as rows } from '../../law/reform/areas.ts'
import { datedFields, isInForce } from './dated.ts'

/** Areas of reform keep their code from programme to programme; the programme of the day gives them their names. */
export const REFORM_AREA_CODES = ['steering', 'institutions', 'procedures', 'apparatus', 'civilService', 'publicFinance', 'digital'] as const
export type ReformAreaCode = (typeof REFORM_AREA_CODES)[number]

const areaSchema = z.strictObject({ ...datedFields, code: z.enum(REFORM_AREA_CODES), name: z.string().min(1) })
export type ReformArea = z.infer<typeof areaSchema>
export type ReformAreaInput = z.input<typeof areaSchema>

const AREAS: readonly ReformArea[] = z.array(areaSchema).parse(rows)

/** The areas of the programme in force on an ISO day, in their order; those of the first programme for a day before it. */
export const reformAreasOn = (day: string): readonly ReformArea[] => {
  const found = AREAS.filter((area) => isInForce(area, day))
  return found.length > 0 ? found : AREAS.filter(({ effectiveFrom }) => effectiveFrom === AREAS[0]?.effectiveFrom)
}
