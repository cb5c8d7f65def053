import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ctx } from '#db/context.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { Session } from '#web/request-context.ts'
import { openWebApp } from '../../../test/web.ts'
import { ROUND_PEOPLE, type RoundOffice } from './testing.ts'

/** The cookie by which a test says who it is. */
export const ROUND_PERSON_COOKIE = 'tester'

/** The real shell over the office of a round. */
export const openRoundApp = (office: RoundOffice) => {
  const contexts = new Map<Session['actor'], Ctx>()
  return openWebApp({
    apis: [],
    resolveSession: async (request) => {
      const named = /(?:^|;\s*)tester=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
      const person = ROUND_PEOPLE.find((one) => one === named)
      if (person === undefined) return null
      const ctx = await office.ctxOf(person)
      contexts.set(ctx.actor, ctx)
      return { id: person, actor: ctx.actor, tenantId: ctx.tenantId, account: { name: person, title: 'Công chức', unitName: 'UBND' } }
    },
    contextFor: (session) => (session === null ? undefined : contexts.get(session.actor)) ?? { ...office.system, actor: VISITOR },
    files: openDiskStore(join(tmpdir(), `motcua-par-${process.pid}`)),
  })
}
