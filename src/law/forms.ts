import { z } from 'zod'
import { circular01of2018 } from '../../law/forms/01-2018-TT-VPCP.ts'
import { circular03of2025 } from '../../law/forms/03-2025-TT-VPCP.ts'
import { datedFields, isInForce } from './dated.ts'

/** The forms of the one-stop mechanism, by name and never by number: the numbers moved in 2025. */
export const FORM_KEYS = [
  'RECEIPT',
  'SUPPLEMENT_REQUEST',
  'REJECTION',
  'APOLOGY',
  'STOP_NOTICE',
  'CONTROL_SLIP',
  'REGISTER',
] as const
export type FormKey = (typeof FORM_KEYS)[number]

const words = <const Names extends readonly string[]>(...names: Names) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, z.string().min(1)])) as Record<Names[number], z.ZodString>,
  )

/** The words that each form prints, so that a circular may change them without a change of the program. */
const wording = {
  RECEIPT: words(
    'receivedFrom',
    'identity',
    'address',
    'phone',
    'email',
    'request',
    'components',
    'sets',
    'statutoryTime',
    'receivedAt',
    'dueAt',
    'resultBy',
    'register',
    'submitterSigns',
    'officerSigns',
  ),
  SUPPLEMENT_REQUEST: words(
    'guidanceTitle',
    'receivedFrom',
    'request',
    'identity',
    'address',
    'phone',
    'email',
    'demand',
    'reason',
    'contact',
    'signs',
  ),
  REJECTION: words(
    'receivedFrom',
    'request',
    'identity',
    'address',
    'phone',
    'email',
    'verdict',
    'closing',
    'submitterSigns',
    'officerSigns',
  ),
  APOLOGY: words(
    'addressee',
    'received',
    'promised',
    'failed',
    'willFail',
    'reason',
    'regret',
    'newDate',
    'closing',
    'recipients',
  ).extend({
    /** The sentence that asks for more time, in editions that have one. */
    extension: z.string().min(1).optional(),
  }),
  STOP_NOTICE: words('addressee', 'verdict', 'asked', 'stage', 'finance', 'returned', 'closing', 'recipients'),
  CONTROL_SLIP: words(
    'solver',
    'partners',
    'agencyColumn',
    'timeColumn',
    'resultColumn',
    'noteColumn',
    'gives',
    'takes',
    'giver',
    'taker',
    'early',
    'onTime',
    'overdue',
  ),
} as const

const common = {
  ...datedFields,
  /** Number of the form in its circular; absent where no form was issued and the office writes its own notice. */
  number: z.string().optional(),
  title: z.string().min(1),
  /** The instrument that issues it, as printed small under the title. */
  basis: z.string().min(1),
  /** What the reception desk is called on the head of the paper. */
  deskName: z.string().min(1),
  /** Symbol after the number, "…/HDHS"; absent where the form carries none. */
  symbol: z.string().optional(),
}

/** The shape of each form's edition: what a law file and a paper's data must hold. */
export const formSchemas = {
  RECEIPT: z.strictObject({ key: z.literal('RECEIPT'), ...common, words: wording.RECEIPT }),
  SUPPLEMENT_REQUEST: z.strictObject({
    key: z.literal('SUPPLEMENT_REQUEST'),
    ...common,
    words: wording.SUPPLEMENT_REQUEST,
  }),
  REJECTION: z.strictObject({ key: z.literal('REJECTION'), ...common, words: wording.REJECTION }),
  STOP_NOTICE: z.strictObject({ key: z.literal('STOP_NOTICE'), ...common, words: wording.STOP_NOTICE }),
  CONTROL_SLIP: z.strictObject({ key: z.literal('CONTROL_SLIP'), ...common, words: wording.CONTROL_SLIP }),
  APOLOGY: z.strictObject({ key: z.literal('APOLOGY'), ...common, words: wording.APOLOGY }),
  REGISTER: z.strictObject({ key: z.literal('REGISTER'), ...common }),
} satisfies Record<FormKey, z.ZodType>

const formEdition = z.discriminatedUnion('key', [
  formSchemas.RECEIPT,
  formSchemas.SUPPLEMENT_REQUEST,
  formSchemas.REJECTION,
  formSchemas.STOP_NOTICE,
  formSchemas.CONTROL_SLIP,
  formSchemas.APOLOGY,
  formSchemas.REGISTER,
])

/** One form as one instrument issued it. */
export type FormEdition = z.infer<typeof formEdition>
export type FormEditionOf<Key extends FormKey> = Extract<FormEdition, { key: Key }>

/** Every edition, oldest instrument first. Throws at start-up when a law file is malformed. */
export const FORM_EDITIONS: readonly FormEdition[] = z
  .array(formEdition)
  .parse([...circular01of2018, ...circular03of2025])

/** The edition in force on an ISO day, or `undefined` where no instrument had one yet. */
export const formInForce = <Key extends FormKey>(key: Key, day: string): FormEditionOf<Key> | undefined =>
  FORM_EDITIONS.find((form): form is FormEditionOf<Key> => form.key === key && isInForce(form, day))
