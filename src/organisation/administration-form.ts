import { data } from 'react-router'
import { z } from 'zod'
import type { Ctx, Trx } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import type { PlainDate } from '#kernel/time.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import type { FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { mayAdminister } from './domain/may-administer.ts'
import type { Unit } from './domain/unit-tree.ts'
import { organisationSentence, type OrganisationRefusal } from './refusals.ts'
import { today } from './today.ts'
import { unitTree } from './unit-queries.ts'

/** Fields of administration's forms. */
export const dayField = (sentence: string) =>
  z.string({ error: sentence }).transform((text, issues): PlainDate => {
    const day = readTypedDay(text)
    if (day === undefined) issues.addIssue({ code: 'custom', message: sentence })
    return day ?? z.NEVER
  })

export const idField = <Id extends ReturnType<typeof parseId>>(sentence: string) =>
  z.string({ error: sentence }).transform((text, issues) => {
    const id = parseId<Exclude<Id, undefined>>(text)
    if (id === undefined) issues.addIssue({ code: 'custom', message: sentence })
    return id as Exclude<Id, undefined>
  })

/** The row of a table that a button stands beside. */
export const rowField = () => z.uuid({ error: 'Dòng này không còn. Tải lại trang rồi chọn lại.' })

export const textField = (sentence: string, longest = 300) => z.string({ error: sentence }).max(longest)

/** Units that the actor may administer today, in the order of the tree, indented for a list. */
export type UnitOption = { readonly value: UnitId; readonly label: string }

export const administeredUnits = async (trx: Trx, ctx: Ctx): Promise<readonly Unit[]> =>
  (await unitTree(trx, today(ctx))).units.filter((unit) => mayAdminister(ctx.actor, unit.id))

export const unitOptions = async (trx: Trx, ctx: Ctx): Promise<readonly UnitOption[]> => {
  const tree = await unitTree(trx, today(ctx))
  return (await administeredUnits(trx, ctx)).map((unit) => ({
    value: unit.id,
    label: `${'\u2003'.repeat(tree.depth(unit.id))}${unit.name}`,
  }))
}

/** Text of the boxes, to fill the form again; `viec` says which form of the page it was. */
const valuesOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' && name !== 'csrf' ? [[name, value]] : [])))

/** The answer of a page with several forms. */
export const answerRefusal = (form: FormData, result: Extract<Result<unknown, OrganisationRefusal>, { ok: false }>) => {
  const { code } = result.refusal
  const refusal = { code, message: organisationSentence(result.refusal) }
  return data<FormReply>({ errors: {}, values: valuesOf(form), refusal }, { status: statusOf(code) })
}

export const answerFields = (reply: FormReply) => data(reply, { status: 422 })

/** The reply, when it belongs to this form of the page. */
export const replyTo = (reply: FormReply | undefined, work: string): FormReply | undefined =>
  reply?.values['viec'] === work ? reply : undefined
