import { transaction, type Ctx } from '#db/context.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { assignTicked, readPick } from '#dossiers/pages/unit-work.ts'
import { findDossier } from '#dossiers/queries.ts'
import { dossierSentence } from '#dossiers/refusals.ts'
import type { Reassigned } from '#dossiers/reassign.ts'
import { transferMany, type Transfer } from '#dossiers/transfer-many.ts'
import { parseId, type DossierId, type StaffId, type UnitId } from '#kernel/ids.ts'
import { tidy } from '#kernel/text.ts'
import { pickedOf } from '#web/picked.ts'

/** What became of a form that gives orphaned work to somebody; `message` when the form itself was wrong. */
export type OrphanReply = {
  readonly message: string | null
  readonly done: string | null
  readonly refused: readonly { readonly code: string | null; readonly why: string }[]
  /** What was typed, so that nothing is lost. */
  readonly reason: string
}

const MOST_WORDS = 2_000

const toldOf = (refused: readonly Reassigned[]): OrphanReply['refused'] =>
  refused.map(({ code, refusal }) => ({ code, why: refusal === null ? '' : dossierSentence(refusal) }))

/** Gives one step (`mot`) back to everybody with the role, the ticked ones to somebody (`giao`), or to another unit (`chuyen`). */
export const giveOrphans = (ctx: Ctx, form: FormData): Promise<OrphanReply> => (form.get('viec') === 'chuyen' ? transferByForm(ctx, form) : assignByForm(ctx, form))

const wrong = (message: string, reason = ''): OrphanReply => ({ message, done: null, refused: [], reason })
const NOTHING = 'Chưa đánh dấu việc nào. Đánh dấu ở đầu dòng rồi giao lại.'

const assignByForm = async (ctx: Ctx, form: FormData): Promise<OrphanReply> => {
  const picked = pickedOf(form)
  const picks = picked.flatMap((value) => readPick(value) ?? [])
  const commandId = parseId(String(form.get('commandId') ?? ''))
  const chosen = String(form.get('staffId') ?? '')
  const staffId = chosen === 'everybody' || picked[0] === form.get('mot') ? null : parseId<StaffId>(chosen)
  if (picks.length === 0) return wrong(picked.length === 0 ? NOTHING : 'Việc chờ ở quầy không giao cho một người. Chuyển sang đơn vị khác, hoặc phân công người ở quầy.')
  if (commandId === undefined || staffId === undefined) return wrong('Chưa chọn người nhận việc.')
  const { done, refused } = await assignTicked(ctx, commandId, picks, staffId)
  return { message: null, done: done === 0 ? null : `Đã giao lại ${done} việc.`, refused: toldOf(refused), reason: '' }
}

/** Where each picked piece of work lies now, for those that the actor sees. */
const placesOf = (ctx: Ctx, picked: readonly string[]): Promise<Transfer['picks']> =>
  transaction(ctx, async (trx) => {
    const places: Transfer['picks'][number][] = []
    for (const value of picked) {
      const [id = '', no = ''] = value.split('/')
      const dossierId = parseId<DossierId>(id)
      const dossier = dossierId === undefined ? undefined : await findDossier(trx, ctx.actor, dossierId)
      if (dossier === undefined) continue
      const step = isAccepted(dossier) ? dossier.steps.find((one) => one.no === Number(no)) : undefined
      places.push({ dossierId: dossier.id, stepNo: step?.no ?? 0, fromUnitId: step?.unitId ?? dossier.receivingUnitId })
    }
    return places
  })

const transferByForm = async (ctx: Ctx, form: FormData): Promise<OrphanReply> => {
  const reason = tidy(String(form.get('lyDo') ?? '')).slice(0, MOST_WORDS)
  const picked = pickedOf(form)
  const [commandId, toUnitId] = [parseId(String(form.get('commandId') ?? '')), parseId<UnitId>(String(form.get('donVi') ?? ''))]
  if (picked.length === 0) return wrong(NOTHING, reason)
  if (commandId === undefined || toUnitId === undefined) return wrong('Chưa chọn đơn vị nhận việc.', reason)
  if (reason === '') return wrong('Chưa ghi lý do chuyển. Lý do được ghi vào lịch sử từng hồ sơ.')
  const outcomes = await transferMany(ctx, { commandId, picks: await placesOf(ctx, picked), toUnitId, reason })
  const refused = outcomes.filter(({ refusal }) => refusal !== null)
  const done = outcomes.length - refused.length
  return { message: null, done: done === 0 ? null : `Đã chuyển ${done} việc sang đơn vị khác. Hạn của hồ sơ giữ nguyên.`, refused: toldOf(refused), reason: refused.length > 0 ? reason : '' }
}
