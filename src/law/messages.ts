import { z } from 'zod'
import { codeSubject, codeWords } from '../../law/messages/code-words.ts'
import { noticeSubject, noticeWords } from '../../law/messages/notice-words.ts'
import { messagePlaceholders, noDueDate, waysToReceive } from '../../law/messages/placeholders.ts'
import { defaultSendingHours } from '../../law/messages/sending-hours.ts'
import { messageTemplates } from '../../law/messages/templates.ts'
import { datedFields } from './dated.ts'

/** The steps of a dossier at which people are told something. */
export const OCCASIONS = [
  'submitted',
  'completionRequested',
  'resubmitted',
  'retracted',
  'accepted',
  'rejected',
  'supplementRequested',
  'supplementReceived',
  'supplementLapsed',
  'suspended',
  'resumed',
  'dueMoved',
  'apologised',
  'obligationRequired',
  'obligationMet',
  'resultReady',
  'handedOver',
  'withdrawn',
  'terminated',
  'voided',
  'resultRevoked',
  'resultReplaced',
] as const
export type Occasion = (typeof OCCASIONS)[number]

const templateSchema = z.strictObject({
  ...datedFields,
  occasion: z.enum(OCCASIONS),
  /** Beside the inbox of the portal, which always gets it. */
  channels: z.array(z.enum(['mail', 'sms', 'zalo'])),
  subject: z.string().min(1),
  letter: z.string().min(1),
  short: z.string().min(1),
})

export type MessageTemplate = z.infer<typeof templateSchema>

const TEMPLATES: ReadonlyMap<Occasion, MessageTemplate> = new Map(
  z.array(templateSchema).parse(messageTemplates).map((template) => [template.occasion, template]),
)

/** The shipped words of an occasion. */
export const shippedTemplate = (occasion: Occasion): MessageTemplate => {
  const template = TEMPLATES.get(occasion)
  if (template === undefined) throw new Error(`no template for ${occasion}`)
  return template
}

export type Placeholder = keyof typeof messagePlaceholders

export const PLACEHOLDERS: Readonly<Record<Placeholder, { readonly meaning: string; readonly example: string }>> = messagePlaceholders

export const WAYS_TO_RECEIVE = waysToReceive
export const NO_DUE_DATE = noDueDate

/** The hours in which phones may ring, until an office sets its own. */
export const DEFAULT_SENDING_HOURS = z
  .strictObject({ ...datedFields, from: z.iso.time({ precision: -1 }), until: z.iso.time({ precision: -1 }), days: z.enum(['every', 'working']), newsForDays: z.int().positive() })
  .parse(defaultSendingHours)

/** How a code is told, by what it is for. */
export const CODE_WORDS: Readonly<Record<'signUp' | 'password' | 'contact', string>> = codeWords
export const CODE_SUBJECT = codeSubject

/** How a change of an account is told, by what changed. */
export const NOTICE_WORDS: Readonly<Record<'password' | 'contact', string>> = noticeWords
export const NOTICE_SUBJECT = noticeSubject
