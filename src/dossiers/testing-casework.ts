import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ctx } from '#db/context.ts'
import { openDiskStore } from '#files/disk-store.ts'
import type { DossierId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { taken } from '#organisation/testing.ts'
import type { Session } from '#web/request-context.ts'
import { addTestTenant, countingIds, testCtx, type TestDatabase } from '../../test/db.ts'
import { openWebApp } from '../../test/web.ts'
import { perform } from './commands.ts'
import type { CommandName, Input } from './inputs.ts'
import { findDossier } from './queries.ts'
import { transaction } from '#db/context.ts'
import { isAccepted, isLive, type AcceptedDossier, type Step } from './domain/dossier.ts'
import { asStaff, filing, foundOffice, type TestOffice } from './testing.ts'

/** Who of the test office somebody is. */
export type Person = keyof TestOffice['staff']

const NAMES: Readonly<Record<Person, readonly [name: string, title: string]>> = {
  desk: ['Nguyễn Văn Dũng', 'Công chức bộ phận một cửa'],
  officer: ['Trần Thị Hạnh', 'Công chức Tư pháp – Hộ tịch'],
  head: ['Lê Quang Minh', 'Trưởng phòng'],
  leader: ['Phạm Thị Hồng', 'Phó Chủ tịch'],
  clerk: ['Hoàng Văn Bình', 'Văn thư'],
  everything: ['Đỗ Thị Ngọc Ánh', 'Công chức'],
  stranger: ['Bùi Văn Lạ', 'Công chức Sở Tư pháp'],
}

/** The cookie by which a test says who it is. */
export const PERSON_COOKIE = 'tester'

const personOf = (request: Request): Person | undefined => {
  const name = /(?:^|;\s*)tester=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  return name !== undefined && name in NAMES ? (name as Person) : undefined
}

export type Casework = Awaited<ReturnType<typeof openCasework>>

/**
 * A test office with its screens, whose clock the test sets. Rights are read for each request, as the program does.
 */
export const openCasework = async (db: TestDatabase, startsAt = '2026-11-16T02:10:00Z') => {
  await addTestTenant(db)
  let now: Instant = Temporal.Instant.from(startsAt)
  const newId = countingIds()
  const system: Ctx = { ...testCtx(db.app, { now: () => now, newId }), random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) }
  const office = await foundOffice(system)
  const as = (person: Person): Promise<Ctx> => asStaff(system, office.staff[person], NAMES[person][0])
  const contexts = new WeakMap<Pick<Session, 'actor'>, Ctx>()
  const app = await openWebApp({
    resolveSession: async (request) => {
      const person = personOf(request)
      if (person === undefined) return null
      const ctx = await as(person)
      const [name, title] = NAMES[person]
      const session: Session = {
        id: '018f0000-0000-7000-8000-000000000009',
        actor: ctx.actor,
        tenantId: ctx.tenantId,
        account: { name, title, unitName: 'UBND xã Quảng Trạch' },
      }
      contexts.set(session, ctx)
      return session
    },
    contextFor: (session) => (session === null ? system : (contexts.get(session) ?? system)),
    files: openDiskStore(join(tmpdir(), `motcua-casework-${process.pid}`)),
  })
  const act = async <Name extends CommandName>(person: Person, name: Name, input: Omit<Input<Name>, 'commandId' | 'occurredAt'> & { occurredAt?: string | null }) =>
    perform(await as(person), name, { occurredAt: null, ...input, commandId: newId() } as Input<Name>)
  const load = async (id: DossierId): Promise<AcceptedDossier> => {
    const dossier = await transaction(system, (trx) => findDossier(trx, system.actor, id))
    if (dossier === undefined || !isAccepted(dossier)) throw new Error('no such accepted dossier')
    return dossier
  }
  const receive = async (rest: Partial<Input<'receive'>> = {}): Promise<AcceptedDossier> => {
    const answer = taken(await perform(await as('desk'), 'receive', filing(system, office.units, rest)))
    return load(answer.dossierId)
  }
  return {
    app,
    office,
    system,
    as,
    act,
    load,
    now: () => now,
    /** Moves the clock: an instant, or so many hours on. */
    setClock: (to: string) => void (now = Temporal.Instant.from(to)),
    pass: (hours: number) => void (now = now.add({ minutes: Math.round(hours * 60) })),
    receive,
    /** Receives a dossier and takes it through every step: its result waits at the desk. */
    finish: async (rest: Partial<Input<'receive'>> = {}): Promise<DossierId> => {
      const { id } = await receive(rest)
      taken(await act('officer', 'draftResult', { dossierId: id, stepNo: 2, outcome: 'GRANTED', summary: 'Cấp', files: [] }))
      taken(await act('officer', 'forward', { dossierId: id, stepNo: 2, note: null }))
      taken(await act('head', 'forward', { dossierId: id, stepNo: 3, note: null }))
      taken(await act('leader', 'approve', { dossierId: id, stepNo: 4, note: null }))
      taken(await act('clerk', 'issue', { dossierId: id, stepNo: 5, register: 'GQ', deliver: true }))
      return id
    },
    /** The live step of a kind. */
    liveStep: async (id: DossierId, kind: Step['kind']): Promise<Step> => {
      const step = (await load(id)).steps.find((one) => isLive(one) && one.kind === kind)
      if (step === undefined) throw new Error(`no live step of kind ${kind}`)
      return step
    },
  }
}
