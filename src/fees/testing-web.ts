import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ctx } from '#db/context.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { VISITOR, type Actor } from '#kernel/actor.ts'
import type { Session } from '#web/request-context.ts'
import { openWebApp } from '../../test/web.ts'
import { feeApi } from './api.ts'
import type { openFeeOffice } from './testing.ts'

type World = Awaited<ReturnType<typeof openFeeOffice>>

/** People of the fee office who can be signed in. */
export const FEE_PEOPLE = ['cashier', 'director', 'desk', 'stranger'] as const
export type FeePerson = (typeof FEE_PEOPLE)[number]

/** The cookie by which a test says who it is. */
export const FEE_PERSON_COOKIE = 'tester'

/** The real shell of the fee office, a demo; the cookie `tester` signs a person in. */
export const openFeeApp = (world: World) => {
  const contexts = new Map<Actor | undefined, Ctx>(FEE_PEOPLE.map((person) => [world[person].actor, world[person]]))
  const personIn = (request: Request): FeePerson | undefined => {
    const named = /(?:^|;\s*)tester=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
    return FEE_PEOPLE.find((person) => person === named)
  }
  return openWebApp({
    apis: [feeApi()],
    instance: 'demo',
    resolveSession: async (request) => {
      const person = personIn(request)
      const actor = person === undefined ? undefined : world[person].actor
      if (person === undefined || actor?.kind !== 'staff') return null
      const session: Session = {
        id: person,
        actor,
        tenantId: world.system.tenantId,
        account: { name: actor.name, title: 'Công chức', unitName: 'UBND xã Quảng Trạch' },
      }
      return session
    },
    contextFor: (session) => contexts.get(session?.actor) ?? { ...world.system, actor: VISITOR },
    files: openDiskStore(join(tmpdir(), `motcua-fees-${process.pid}`)),
  })
}
