import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ctx } from '#db/context.ts'
import { openDiskStore } from '#files/disk-store.ts'
import type { FileStore } from '#files/file-store.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { Session } from '#web/request-context.ts'
import { openWebApp } from './web.ts'

/** The cookie by which a test says who it is. */
export const PERSON_COOKIE = 'tester'

/**
 * The real shell over a test office. The cookie `tester` signs one of its people in, with the rights of that moment;
 * everybody else is a visitor of `system`'s world.
 */
export const openPersonApp = <Person extends string>(
  people: readonly Person[],
  as: (person: Person) => Promise<Ctx>,
  system: Ctx,
  files: FileStore = openDiskStore(join(tmpdir(), `motcua-person-${process.pid}`)),
) => {
  const contexts = new Map<Session['actor'], Ctx>()
  return openWebApp({
    files,
    resolveSession: async (request) => {
      const named = /(?:^|;\s*)tester=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
      const person = people.find((one) => one === named)
      if (person === undefined) return null
      const ctx = await as(person)
      contexts.set(ctx.actor, ctx)
      return { id: person, actor: ctx.actor, tenantId: ctx.tenantId, account: { name: person, title: 'Công chức', unitName: 'UBND xã Quảng Trạch' } }
    },
    contextFor: (session) => (session === null ? undefined : contexts.get(session.actor)) ?? { ...system, actor: VISITOR },
  })
}
