import { transaction, type Ctx } from '#db/context.ts'
import { dayTextOf, toAt } from '#kernel/at.ts'
import { vietnamDay } from '#kernel/time.ts'
import { formInForce } from '#law/forms.ts'
import { findStaff } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { SupplementRequestInput } from '#papers/supplement-request.ts'
import { getVersion } from '#procedures/queries.ts'
import { findGuidance } from '../guidance.ts'
import { headingOf, nameOfUnit } from './paper-ground.ts'
import { countedItem } from './counted-item.ts'

/** Form SUPPLEMENT_REQUEST printed as guidance at the desk; undefined when the actor works at another desk. */
export const loadGuidancePaper = (ctx: Ctx, id: string): Promise<SupplementRequestInput | undefined> =>
  transaction(ctx, async (trx) => {
    const guidance = await findGuidance(trx, ctx, id)
    if (guidance === undefined) return undefined
    const { unitId, applicant } = guidance
    const day = dayTextOf(toAt(guidance.recordedAt))
    const form = formInForce('SUPPLEMENT_REQUEST', day)
    if (form === undefined) return undefined
    const version = await getVersion(trx, ctx.tenantId, guidance.procedureVersionId)
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    const officer = await findStaff(trx, guidance.staffId)
    const name = officer?.fullName ?? ''
    return {
      form,
      heading: { ...headingOf(tree, unitId, day), number: guidance.no },
      print: { printedAt: toAt(ctx.clock()), reprint: 0 },
      person: {
        name: applicant?.name ?? '(đã xóa theo quy định)',
        ...(applicant?.identityNumber ? { identity: applicant.identityNumber } : {}),
        ...(applicant?.address ? { address: applicant.address } : {}),
        ...(applicant?.phone ? { phone: applicant.phone } : {}),
      },
      procedure: { name: version.name, code: version.code },
      items: guidance.items.map((item) => countedItem(item, null, version.papers)),
      reason: guidance.reason,
      occasion: { kind: 'guidance' },
      contact: {
        name: `${name}, ${nameOfUnit(tree, unitId)}`.slice(0, 300),
        phone: officer?.phone ?? tree.find(unitId)?.phone ?? 'tại quầy tiếp nhận',
      },
      officer: name,
    }
  })
