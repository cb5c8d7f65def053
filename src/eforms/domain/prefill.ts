import { isBlock, isLeaf, type Block, type Field, type FormBody, type Leaf, type ProfileValue } from './form.ts'
import { readLeaf } from './leaf-value.ts'
import { placeIn } from './place-answer.ts'
import { isBlank, isObject, type AnswerObject, type Answers, type AnswerValue } from './value.ts'

/** What an account knows of the person who fills the form. */
export type Profile = Partial<Readonly<Record<ProfileValue, string>>> & {
  /** Their address parted into the commune and what stands before it, when the catalogue knows the commune. */
  readonly home?: { readonly place: AnswerValue; readonly detail: string }
}

/** Which value of the account a part of a person block takes. */
const SELF: Readonly<Record<string, ProfileValue>> = {
  name: 'name', identityNumber: 'identityNumber', birthDate: 'birthDate', sex: 'sex', phone: 'phone', email: 'email',
}

const leafValue = (field: Leaf, profile: Profile, hint: ProfileValue | undefined): AnswerValue => {
  const known = hint === undefined ? undefined : profile[hint]
  return known === undefined ? null : readLeaf(field.kind, known)
}

const blockValue = (block: Block, profile: Profile, isSelf: boolean): AnswerObject =>
  Object.fromEntries(
    block.parts
      .map((part): [string, AnswerValue] => {
        if (isBlock(part)) return [part.id, blockValue(part, profile, isSelf && part.kind === 'address')]
        if (isSelf && block.kind === 'address' && profile.home !== undefined) return [part.id, homePart(part, profile.home)]
        const hint = part.prefill ?? (isSelf ? (block.kind === 'address' && part.id === 'detail' ? 'address' : SELF[part.id]) : undefined)
        return [part.id, leafValue(part, profile, hint)]
      })
      .filter(([, value]) => !isBlank(value)),
  )

const homePart = (part: Leaf, { place, detail }: NonNullable<Profile['home']>): AnswerValue => {
  if (part.kind === 'place') return place
  return part.id === 'detail' && detail !== '' ? detail : null
}

const valueFor = (field: Field, profile: Profile): AnswerValue => {
  if (isBlock(field)) return blockValue(field, profile, field.prefill === 'self')
  return isLeaf(field) ? leafValue(field, profile, field.prefill) : null
}

const merged = (own: AnswerValue | undefined, offered: AnswerValue): AnswerValue => {
  if (!isObject(offered) || placeIn(offered) !== undefined) return isBlank(own) ? offered : (own ?? null)
  const before: AnswerObject = isObject(own) ? own : {}
  return { ...before, ...Object.fromEntries(Object.entries(offered).map(([id, value]) => [id, merged(before[id], value)])) }
}

/** The answers, with blanks filled from the account where the form says so. What a person wrote is never replaced. */
export const prefill = (form: Pick<FormBody, 'pages'>, answers: Answers, profile: Profile): Answers => {
  const offered = form.pages
    .flatMap((page) => page.fields)
    .map((field) => [field.id, valueFor(field, profile)] as const)
    .filter(([, value]) => !isBlank(value))
  return { ...answers, ...Object.fromEntries(offered.map(([id, value]) => [id, merged(answers[id], value)])) }
}
