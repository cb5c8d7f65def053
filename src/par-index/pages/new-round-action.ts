import type { Ctx } from '#db/context.ts'
import { parseId, type StaffId, type UnitId } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { openRound } from '../rounds/open-round.ts'
import type { ParRefusal } from '../rounds/refusals.ts'
import { textIn } from './form-text.ts'

/** The box of the form that a refusal is about. */
export const NEW_ROUND_FIELDS: Partial<Record<ParRefusal, string>> = {
  parRoundNameRequired: 'ten', parRoundYearOutOfRange: 'nam', parUnitsRequired: 'don-vi', parUnitLevelInvalid: 'don-vi', parCouncilRequired: 'chu-tich', parCutOffInvalid: 'chot',
  parWindowsInvalid: 'tu-cham', parRebuttalDaysOutOfRange: 'giai-trinh',
}

const ids = <Id extends UnitId | StaffId>(form: FormData, name: string): readonly Id[] => form.getAll(name).flatMap((one) => (typeof one === 'string' ? (parseId<Id>(one) ?? []) : []))

/** The form of a new round as it was sent. Verifiers come as pairs of boxes: the name in the set, and the unit. */
export const openFromForm = (ctx: Ctx, form: FormData): Promise<Result<{ readonly id: string }, ParRefusal>> => {
  const text = (name: string): string => textIn(form, name)
  const [id, organiserId, leadUnitId, headId] = [parseId(text('id')), parseId<UnitId>(text('to-chuc')), parseId<UnitId>(text('thuong-truc')), parseId<StaffId>(text('chu-tich'))]
  if (id === undefined || organiserId === undefined) return Promise.resolve(refuse('parUnitUnknown'))
  if (leadUnitId === undefined) return Promise.resolve(refuse('parVerifierRequired', { names: ['thường trực thẩm định'] }))
  if (headId === undefined) return Promise.resolve(refuse('parCouncilRequired'))
  const names = form.getAll('ten-tham-dinh')
  const units = form.getAll('don-vi-tham-dinh')
  const verifiers = names.flatMap((name, i) => {
    const unitId = parseId<UnitId>(String(units[i] ?? ''))
    return typeof name !== 'string' || unitId === undefined ? [] : [{ name, unitId }]
  })
  return openRound(ctx, {
    id, name: text('ten'), year: Number(text('nam')), versionCode: text('bo'), organiserId, leadUnitId, unitIds: ids(form, 'don-vi'), verifiers, headId,
    memberIds: ids(form, 'uy-vien'), cutOffOn: text('chot'), selfScoreFrom: text('tu'), selfScoreUntil: text('tu-cham'), verificationUntil: text('tham-dinh'),
    councilUntil: text('hoi-dong'), rebuttalDays: Number(text('giai-trinh')),
  })
}
