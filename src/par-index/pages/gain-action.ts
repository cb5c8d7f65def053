import type { Ctx } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { reformSentence, REFORM_REFUSALS } from '#reform/refusals.ts'
import { parSentence } from '../rounds/refusals.ts'
import { remedyLoss } from '../results/remedy.ts'
import { textIn } from './form-text.ts'
import type { Acted } from './round-action.ts'

/** The form that makes a lost point a task, as it was sent. */
export const actOnLoss = async (ctx: Ctx, typedId: string, form: FormData): Promise<Acted> => {
  const [cardId, leadUnitId] = [parseId(typedId), parseId<UnitId>(textIn(form, 'chu-tri'))]
  const no = (code: 'parCardNotFound' | 'parUnitUnknown'): Acted => ({ ok: false, code, message: parSentence({ code }), field: code === 'parUnitUnknown' ? 'chu-tri' : undefined })
  if (cardId === undefined) return no('parCardNotFound')
  if (leadUnitId === undefined) return no('parUnitUnknown')
  const done = await remedyLoss(ctx, { cardId, code: textIn(form, 'tieu-chi'), title: textIn(form, 'ten'), leadUnitId, area: textIn(form, 'linh-vuc'), dueOn: textIn(form, 'han') })
  if (done.ok) return { ok: true, message: 'Đã đặt nhiệm vụ khắc phục. Theo dõi ở Kế hoạch và nhiệm vụ.' }
  const { code, facts } = done.refusal
  const refusal = facts === undefined ? {} : { facts }
  if (code === 'parCardNotFound' || code === 'parLineUnknown') return { ok: false, code, message: parSentence({ code, ...refusal }), field: undefined }
  return { ok: false, code, message: code in REFORM_REFUSALS ? reformSentence({ code, ...refusal }) : code, field: undefined }
}
