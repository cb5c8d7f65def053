import { refuse, ok, type Result } from '#kernel/result.ts'
import type { Occasion, Placeholder } from '#law/messages.ts'

/** The words of one occasion: for mail and the inbox, and short for a phone. */
export type TemplateText = {
  readonly subject: string
  readonly letter: string
  readonly short: string
}
export type TemplatePart = keyof TemplateText

const DUE: readonly Placeholder[] = ['han-tra']
const OWN: Readonly<Partial<Record<Occasion, readonly Placeholder[]>>> = {
  accepted: DUE,
  completionRequested: ['han-bo-sung'],
  supplementRequested: ['han-bo-sung'],
  supplementReceived: DUE,
  resumed: DUE,
  dueMoved: ['han-tra', 'han-tra-cu'],
  apologised: ['han-tra', 'hen-lai'],
  obligationRequired: ['so-tien'],
  obligationMet: DUE,
  resultReady: ['cach-nhan'],
  resultReplaced: ['cach-nhan'],
}
const LINKS: Readonly<Partial<Record<Occasion, readonly Placeholder[]>>> = { obligationRequired: ['nop-tien'] }
/** Long ones that no phone shows well. */
const SEALED_LINKS: Readonly<Partial<Record<Occasion, readonly Placeholder[]>>> = {
  resultReady: ['xac-minh', 'danh-gia'],
  handedOver: ['xac-minh', 'danh-gia'],
  resultReplaced: ['xac-minh', 'danh-gia'],
}
/** Before reception a dossier has no code. */
const WITHOUT_CODE: readonly Occasion[] = ['submitted', 'completionRequested', 'resubmitted', 'retracted', 'rejected']

/**
 * The closed list of what a part may name. What a dossier is about can be a private matter (a marriage, a child), so
 * its procedure is named in a letter only, never on the screen of a locked phone; people are named nowhere.
 */
export const placeholdersOf = (occasion: Occasion, part: TemplatePart): readonly Placeholder[] => [
  ...(WITHOUT_CODE.includes(occasion) ? [] : (['ma-ho-so'] as const)),
  ...(part === 'short' ? [] : (['thu-tuc'] as const)),
  'co-quan',
  'ngay',
  ...(OWN[occasion] ?? []),
  ...(part === 'subject' ? [] : (['duong-dan', ...(LINKS[occasion] ?? [])] as const)),
  ...(part === 'letter' ? (SEALED_LINKS[occasion] ?? []) : []),
]

const IN_BRACES = /\{([^{}]*)\}/g

export const LONGEST: Readonly<Record<TemplatePart, number>> = { subject: 150, letter: 4_000, short: 400 }

export type TemplateRefusal = 'templateTextRequired' | 'templateTextTooLong' | 'placeholderUnknown' | 'braceFaulty'
export type TemplateFault = { readonly part: TemplatePart; readonly code: TemplateRefusal; readonly facts: Readonly<Record<string, string | number>> }

/** A template that can be sent, or what is wrong with each part of it. */
export const checkTemplate = (occasion: Occasion, text: TemplateText): readonly TemplateFault[] =>
  (['subject', 'letter', 'short'] as const).flatMap((part): readonly TemplateFault[] => {
    const checked = checkPart(occasion, part, text[part])
    return checked.ok ? [] : [{ part, code: checked.refusal.code, facts: { part, ...checked.refusal.facts } as TemplateFault['facts'] }]
  })

const checkPart = (occasion: Occasion, part: TemplatePart, text: string): Result<null, TemplateRefusal> => {
  if (text.trim() === '') return refuse('templateTextRequired')
  if (text.length > LONGEST[part]) return refuse('templateTextTooLong', { longest: LONGEST[part], length: text.length })
  const allowed: readonly string[] = placeholdersOf(occasion, part)
  for (const [, name = ''] of text.matchAll(IN_BRACES)) {
    if (!allowed.includes(name)) return refuse('placeholderUnknown', { name, allowed: allowed.map((one) => `{${one}}`) })
  }
  return /[{}]/.test(text.replace(IN_BRACES, '')) ? refuse('braceFaulty') : ok(null)
}

export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string>>>

/** Fills what has a value and leaves the rest: a link is known only where the message is read or sent. */
export const fillTemplate = (text: string, values: PlaceholderValues): string =>
  text.replace(IN_BRACES, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name as Placeholder] ?? whole) : whole))
