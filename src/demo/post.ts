import { transaction } from '#db/context.ts'
import { chooseAddress, handToCarrier } from '#postal/commands.ts'
import { listConsignments } from '#postal/queries.ts'
import { dossierIdOf, seededWorld, type Stage } from '../simulation/perform-turn.ts'
import type { PlannedDossier } from '../simulation/plan.ts'

/** Of the results that wait at a desk, so many go home by post. */
const POSTED_EACH = 2

const ADDRESSES = [
  { recipient: 'Nguyễn Thị Hoa', phone: '0900000011', place: 'Xã Quảng Trạch, tỉnh Quảng Trị', street: 'Thôn Thanh Sơn' },
  { recipient: 'Hoàng Văn Sơn', phone: '0900000012', place: 'Xã Phong Nha, tỉnh Quảng Trị', street: 'Số 12, thôn Xuân Tiến' },
] as const

/**
 * At each desk two results that nobody has fetched go by post, one of them handed over to the carrier already; and for
 * one open dossier the carrier is on its way to fetch papers.
 */
export const sendByPost = async (stage: Stage, dossiers: readonly PlannedDossier[]): Promise<void> => {
  const { district } = stage
  for (const [desk, all] of Map.groupBy(dossiers, ({ receiving }) => receiving)) {
    const own = all.filter(({ turns }) => turns.at(-1)?.act === 'finish')
    const open = all.find(({ fate }) => fate === 'openInTime')
    const officer = district.holders('receptionOfficer', desk)[0]
    if (officer === undefined) continue
    const ctx = seededWorld(stage, officer, district.end, `${stage.seed} post ${desk}`)
    for (const [i, dossier] of own.slice(0, POSTED_EACH).entries()) {
      const address = ADDRESSES[i % ADDRESSES.length] ?? ADDRESSES[0]
      const chosen = await chooseAddress(ctx, { dossierId: dossierIdOf(stage.seed, dossier), direction: 'return', ...address })
      if (!chosen.ok) throw new Error(`demo post: ${chosen.refusal.code}`)
    }
    if (open !== undefined) {
      const asked = await chooseAddress(ctx, { dossierId: dossierIdOf(stage.seed, open), direction: 'collect', ...ADDRESSES[0] })
      if (!asked.ok && asked.refusal.code !== 'postalEndedAlreadyDone') throw new Error(`demo post: ${asked.refusal.code}`)
    }
    const unitId = district.unitId(desk)
    const [first] = await transaction(ctx, (trx) => listConsignments(trx, [unitId], 'waiting'))
    const handed = first && (await handToCarrier(ctx, unitId, [first.id]))
    if (handed?.ok === false) throw new Error(`demo post: ${handed.refusal.code}`)
  }
}
