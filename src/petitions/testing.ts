import { transaction, type Ctx } from '#db/context.ts'
import type { StaffId } from '#kernel/ids.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { day, describeUnit, hire, taken } from '#organisation/testing.ts'
import { openUnit } from '#organisation/unit-commands.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { testVault } from '#secrets/testing.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { asStaff } from '#dossiers/testing.ts'
import type { TestDatabase } from '../../test/db.ts'
import { doToPetition } from './commands.ts'
import type { PetitionDeed } from './domain/command.ts'
import type { Petition, PetitionId } from './domain/petition.ts'
import { readPetition, type PetitionRecord } from './officer-queries.ts'
import { enterPetition, sendPetition, type EnteredPetition, type NewPetition, type PetitionTicket } from './receive.ts'
import type { PetitionRefusal } from './refusals.ts'

export const SENDER_FIELDS = { name: 'Trần Thị Ngọc Ưng', phone: '0912345678', email: '', address: 'thôn Pháp Kệ' }

/** A test office in which petitions live: beside its people a coordinator and a second leader, and two other agencies with their leaders. */
export const openPetitionOffice = async (db: TestDatabase, startsAt = '2026-11-02T01:00:00Z') => {
  const office = await openTestOffice(db, startsAt)
  const { system } = office
  const { unitId: agency } = taken(await openUnit(system, {
    code: 'H50.05', openedOn: day('2025-07-01'), ...describeUnit('Sở Xây dựng', office.units.province, { kind: 'department', tier: 'province' }),
  }))
  const { unitId: neighbour } = taken(await openUnit(system, {
    code: 'H50.102', openedOn: day('2025-07-01'), ...describeUnit('UBND xã Phong Nha', office.units.province, { kind: 'peoplesCommittee', tier: 'commune' }),
  }))
  const units = { ...office.units, agency, neighbour }
  const names = {
    coordinator: 'Hồ Thị Thanh', deputy: 'Cao Văn Thắng', agencyLeader: 'Lý Thị Sâm', provinceLeader: 'Đinh Văn Tỉnh', neighbourLeader: 'Nguyễn Văn Hang',
  } as const
  const more: Readonly<Record<keyof typeof names, StaffId>> = {
    coordinator: await hire(system, names.coordinator, { role: 'reformCoordinator', unitId: units.division }),
    deputy: await hire(system, names.deputy, { role: 'agencyLeader', unitId: units.commune, withSubtree: true }),
    agencyLeader: await hire(system, names.agencyLeader, { role: 'agencyLeader', unitId: agency, withSubtree: true }),
    provinceLeader: await hire(system, names.provinceLeader, { role: 'agencyLeader', unitId: units.province, withSubtree: true }),
    neighbourLeader: await hire(system, names.neighbourLeader, { role: 'agencyLeader', unitId: neighbour, withSubtree: true }),
  }
  type Person = Parameters<typeof office.as>[0] | keyof typeof names
  const staff: Readonly<Record<Person, StaffId>> = { ...office.staff, ...more }
  const isMore = (person: Person): person is keyof typeof names => person in names
  const as = (person: Person): Promise<Ctx> => (isMore(person) ? asStaff(system, staff[person], names[person]) : office.as(person))
  let sent = 0
  const visitor: Ctx = { ...system, actor: VISITOR }

  const petition = (over: Partial<NewPetition> = {}): NewPetition => ({
    commandId: office.newId(), petitionId: office.newId() as PetitionId, class: 'service', unitId: units.commune, sender: SENDER_FIELDS,
    subject: 'Máy lấy số hỏng', content: 'Máy lấy số ở quầy hỏng từ sáng thứ Hai, người dân phải xếp hàng.', dossierCode: '', fileIds: [], ...over,
  })
  const load = (id: PetitionId): Promise<PetitionRecord> =>
    transaction(system, async (trx) => {
      const found = await readPetition(trx, id)
      if (found === undefined) throw new Error('no such petition')
      return found
    })
  const act = async (person: Person, petitionId: PetitionId, deed: PetitionDeed): Promise<Result<Petition, PetitionRefusal>> =>
    doToPetition(await as(person), { commandId: office.newId(), petitionId, seq: (await load(petitionId)).seq, deed })
  return {
    ...office,
    units,
    staff,
    as,
    visitor,
    petition,
    load,
    act,
    must: async (person: Person, petitionId: PetitionId, deed: PetitionDeed): Promise<Petition> => taken(await act(person, petitionId, deed)),
    send: async (over: Partial<NewPetition> = {}, address = `10.1.${sent >> 8}.${sent++ & 255}`): Promise<PetitionTicket> => taken(await sendPetition(visitor, testVault, petition(over), address)),
    enter: async (person: Person, over: Partial<EnteredPetition> = {}): Promise<Result<PetitionTicket, PetitionRefusal>> =>
      enterPetition(await as(person), testVault, { ...petition(), channel: 'phone', receivedAt: null, ...over }),
    tree: () => transaction(system, (trx) => unitTree(trx, vietnamDay(office.now()))),
  }
}
