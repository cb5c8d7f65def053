import type { Ctx } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { typedValues, type FormReply } from '#web/form.ts'
import { addTask, changeTask } from '../commands.ts'
import type { TaskDone } from '../open-task.ts'
import { readText } from './read-text.ts'
import { actedOf } from './task-action.ts'
import { readTaskForm } from './task-form.ts'

export type Saved = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly code: string; readonly reply: FormReply }

const answered = (form: FormData, done: TaskDone): Saved => {
  if (done.ok) return { ok: true, id: done.value.id }
  const acted = actedOf(done, '')
  const { code, message, field } = acted.ok ? { code: '', message: '', field: undefined } : acted
  return { ok: false, code, reply: { errors: field === undefined ? {} : { [field]: message }, values: typedValues(form), refusal: field === undefined ? { code, message } : null } }
}

const wrong = (form: FormData, errors: Readonly<Record<string, string>>): Saved => ({ ok: false, code: 'invalidInput', reply: { errors, values: typedValues(form), refusal: null } })

/** Adds the task of a form to a plan, or gives one of no plan in the name of the unit that the form names. */
export const addByForm = async (ctx: Ctx, planId: string | null, form: FormData): Promise<Saved> => {
  const { terms, errors } = readTaskForm(form)
  const giver = parseId<UnitId>(readText(form, 'giver') ?? '') ?? terms.leadUnitId
  if (Object.keys(errors).length > 0) return wrong(form, errors)
  return answered(form, await addTask(ctx, { commandId: parseId(String(form.get('commandId') ?? '')) ?? ctx.newId(), planId, assignerUnitId: giver, terms }))
}

/** Changes a task as its form says. */
export const changeByForm = async (ctx: Ctx, id: string, form: FormData): Promise<Saved> => {
  const { terms, errors } = readTaskForm(form)
  if (Object.keys(errors).length > 0) return wrong(form, errors)
  return answered(form, await changeTask(ctx, { id, seq: Number(form.get('seq')), terms, reason: readText(form, 'reason') }))
}
