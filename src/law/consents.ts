import { z } from 'zod'
import { consentPurposes as written } from '../../law/consents/purposes.ts'
import { datedFields, isInForce } from './dated.ts'

const purposeSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(['task', 'optional']),
  version: z.number().int().positive(),
  title: z.string().min(1),
  text: z.string().min(1),
  ...datedFields,
})

export type ConsentPurpose = Readonly<z.output<typeof purposeSchema>>
export type OptionalPurpose = Extract<(typeof written)[number], { kind: 'optional' }>['key']

const PURPOSES: readonly ConsentPurpose[] = z.array(purposeSchema).parse(written)

/** The purposes in force on a day (ISO), in the order in which they are shown. */
export const consentPurposes = (day: string): readonly ConsentPurpose[] => PURPOSES.filter((purpose) => isInForce(purpose, day))
