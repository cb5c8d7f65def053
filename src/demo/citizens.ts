import { openAccount } from '#citizens/sign-in/open-account.ts'
import { createOrganisation } from '#citizens/acting/organisation-commands.ts'
import type { Ctx } from '#db/context.ts'
import { citizenActor } from '#kernel/actor.ts'
import type { AccountId } from '#kernel/ids.ts'
import { randomPassword } from './random-password.ts'

/** Invented people; no real subscriber has a number that begins with 0900 000. */
const PEOPLE = [
  { name: 'Trần Thị Ngọc Ưng', contact: '0900000001', declared: { identityNumber: '044193012378', birthDate: '1993-03-12', sex: 'female', address: 'Thôn Thanh Sơn, xã Quảng Trạch, tỉnh Quảng Trị' }, earlierAddress: 'Thôn Pháp Kệ, xã Quảng Phương, huyện Quảng Trạch, tỉnh Quảng Bình' },
  { name: 'Hoàng Văn Chợ', contact: '0900000002', declared: { identityNumber: '044085004521', birthDate: '1985-07-20', sex: 'male', address: 'Thôn Tân Đức, xã Quảng Trạch, tỉnh Quảng Trị' }, earlierAddress: 'Thôn Tân Đức, xã Quảng Hưng, huyện Quảng Trạch, tỉnh Quảng Bình', household: 'Hộ kinh doanh Hoàng Văn Chợ' },
] as const

export type DemoCitizen = {
  readonly accountId: AccountId
  readonly contact: string
  readonly password: string
  readonly name: string
  readonly address: string
  readonly identityNumber: string
  readonly birthDate: string
  /** As their older papers have it: where they lived before, or the same place by its old name. */
  readonly earlierAddress: string
}

/** Accounts on the portal to look at it with: a mother, and the owner of a household business. */
export const createDemoCitizens = async (ctx: Ctx): Promise<readonly DemoCitizen[]> => {
  const made: DemoCitizen[] = []
  for (const person of PEOPLE) {
    const { name, contact, declared } = person
    const password = randomPassword(ctx)
    const accountId = await openAccount(ctx, { name, contact, password, declared })
    if ('household' in person) {
      const own = { ...ctx, actor: citizenActor(accountId) }
      const founded = await createOrganisation(own, { kind: 'household', taxNumber: declared.identityNumber, name: person.household, address: declared.address })
      if (!founded.ok) throw new Error(`demo citizens: ${founded.refusal.code}`)
    }
    const { address, identityNumber, birthDate } = declared
    made.push({ accountId, contact, password, name, address, identityNumber, birthDate, earlierAddress: person.earlierAddress })
  }
  return made
}
