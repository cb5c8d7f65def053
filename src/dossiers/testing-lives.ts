import { transaction, type Ctx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { AccountId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { foundProvince, hire, taken } from '#organisation/testing.ts'
import { loadStarterCatalogue } from '#procedures/starter.ts'
import { countingIds, SYSTEM, testCtx, type TestDatabase } from '../../test/db.ts'
import { perform } from './commands.ts'
import type { Answer, Outcome } from './execute.ts'
import { INPUTS, type CommandName } from './inputs.ts'

/** Tình trạng hôn nhân: a procedure of the starter catalogue with a time, a process and no immediate result. */
export const MARITAL_STATUS = '1.004873'
/** Chứng thực bản sao từ bản chính: received, resolved and handed over at once. */
export const CERTIFIED_COPY = '2.000815'

export type TestOffice = Awaited<ReturnType<typeof openTestOffice>>

/**
 * A commune in which dossiers can live: a province with a department and a commune, the starter catalogue, and
 * one person for each role. The clock stands where `at` last set it.
 */
export const openTestOffice = async (db: TestDatabase, startsAt = '2026-11-02T01:00:00Z') => {
  let now: Instant = Temporal.Instant.from(startsAt)
  const newId = countingIds()
  let salt = 0
  const random = (bytes: number): Uint8Array => {
    salt += 1
    return Uint8Array.from({ length: bytes }, (_, i) => (salt * 31 + i * 17) % 256)
  }
  const world = (actor: Actor): Ctx => ({ ...testCtx(db.app, { actor, newId, now: () => now }), random })
  const system = world(SYSTEM)
  const units = await foundProvince(system)
  await loadStarterCatalogue(system)
  const staff = {
    receiver: await hire(system, 'Nguyễn Văn Dũng', { role: 'receptionOfficer', unitId: units.center }),
    officer: await hire(system, 'Trần Thị Hạnh', { role: 'caseOfficer', unitId: units.division }),
    secondOfficer: await hire(system, 'Lê Văn Bình', { role: 'caseOfficer', unitId: units.division }),
    head: await hire(system, 'Phạm Thị Hòa', { role: 'unitHead', unitId: units.division }),
    leader: await hire(system, 'Hoàng Văn Nam', { role: 'agencyLeader', unitId: units.commune, withSubtree: true }),
    clerk: await hire(system, 'Đỗ Thị Mai', { role: 'recordsClerk', unitId: units.commune, withSubtree: true }),
    consultant: await hire(system, 'Vũ Văn Tư', { role: 'caseOfficer', unitId: units.department }),
    outsider: await hire(system, 'Bùi Thị Xa', { role: 'receptionOfficer', unitId: units.department }),
    technician: await hire(system, 'Ngô Văn Máy', { role: 'systemAdmin', unitId: units.province, withSubtree: true }),
  }
  type Person = keyof typeof staff

  /** The world as that person meets it, with the rights of this moment. */
  const as = async (person: Person): Promise<Ctx> => {
    const staffId = staff[person]
    const grants = await transaction(system, (trx) => findGrants(trx, staffId, now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()))
    return world({ kind: 'staff', staffId, accountId: staffId as string as AccountId, name: person, grants })
  }

  /** Parses the input as a door does and performs it; `commandId` is a fresh one unless given. */
  const act = async (person: Person, name: CommandName, input: Record<string, unknown>): Promise<Outcome> => {
    const parsed = INPUTS[name].parse({ commandId: newId(), ...input })
    return perform(await as(person), name, parsed as never)
  }

  const must = async (person: Person, name: CommandName, input: Record<string, unknown>): Promise<Answer> =>
    taken(await act(person, name, input))

  const filing = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
    dossierId: newId(),
    procedureCode: MARITAL_STATUS,
    receivingUnitId: units.center,
    competentUnitId: units.division,
    submitter: { name: 'Trần Thị Ngọc Ưng', identityNumber: '044193012378', phone: '0912345456', address: 'thôn Pháp Kệ' },
    ...over,
  })

  return {
    db,
    system,
    units,
    staff,
    newId: newId as () => string,
    as,
    act,
    must,
    filing,
    at: (local: string): void => {
      now = Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()
    },
    now: (): Instant => now,
    /** A dossier received at the desk and passed on. */
    receive: (over: Record<string, unknown> = {}): Promise<Answer> => must('receiver', 'receive', filing(over)),
  }
}
