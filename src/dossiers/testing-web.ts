import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDiskStore } from '#files/disk-store.ts'
import type { Session } from '#web/request-context.ts'
import { openWebApp } from '../../test/web.ts'
import type { asStaff } from './testing.ts'

type DeskCtx = Awaited<ReturnType<typeof asStaff>>

/** The real shell with one person of a test office signed in. */
export const openOfficeApp = (ctx: DeskCtx) => {
  if (ctx.actor.kind !== 'staff') throw new Error('the office is for staff')
  const session: Session = {
    id: '018f0000-0000-7000-8000-000000000009',
    actor: ctx.actor,
    tenantId: ctx.tenantId,
    account: { name: ctx.actor.name, title: 'Bộ phận tiếp nhận', unitName: 'UBND xã Quảng Trạch' },
  }
  return openWebApp({
    resolveSession: async () => session,
    contextFor: () => ctx,
    files: openDiskStore(join(tmpdir(), `motcua-desk-${process.pid}`)),
  })
}
