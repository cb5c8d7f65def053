import type { Ctx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import type { UrgeReply } from '#monitoring/pages/urge-form.ts'
import { MONITORING_REFUSALS, monitoringSentence, type MonitoringRefusal } from '#monitoring/refusals.ts'
import { pickedOf } from '#web/picked.ts'
import type { PetitionId } from '../domain/petition.ts'
import { petitionSentence, type PetitionRefusal } from '../refusals.ts'
import { urgePetitions } from '../urge-petitions.ts'

const isOfMonitoring = (refusal: Refusal<MonitoringRefusal | PetitionRefusal>): refusal is Refusal<MonitoringRefusal> => Object.hasOwn(MONITORING_REFUSALS, refusal.code)

const whyOf = (refusal: Refusal<MonitoringRefusal | PetitionRefusal>): string =>
  isOfMonitoring(refusal) ? monitoringSentence(refusal) : petitionSentence(refusal as Refusal<PetitionRefusal>)

/** Sends urging slips about one late petition (`mot`) or the ticked ones (`chon`). */
export const urgePetitionsByForm = async (ctx: Ctx, form: FormData): Promise<UrgeReply> => {
  const directive = String(form.get('directive') ?? '')
  const ids = pickedOf(form).flatMap((value) => parseId<PetitionId>(value) ?? [])
  if (ids.length === 0) return { message: 'Đánh dấu ít nhất một phản ánh rồi gửi phiếu.', done: 0, refused: [], directive }
  const urged = await urgePetitions(ctx, { commandId: parseId(String(form.get('commandId') ?? '')) ?? ctx.newId(), ids, words: directive })
  const refused = urged.flatMap(({ id, code, outcome }) => (outcome.ok ? [] : [{ key: id, code, why: whyOf(outcome.refusal) }]))
  return { message: null, done: urged.length - refused.length, refused, directive }
}
