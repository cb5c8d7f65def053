import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDiskStore } from '#files/disk-store.ts'
import type { Session } from '#web/request-context.ts'
import { dossierApi } from './api.ts'
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
    apis: [dossierApi()],
    resolveSession: async () => session,
    contextFor: () => ctx,
    files: openDiskStore(join(tmpdir(), `motcua-desk-${process.pid}`)),
  })
}

type App = Awaited<ReturnType<typeof openOfficeApp>>

/** Without the marks that React leaves between two texts. */
const plain = (html: string): string => html.replaceAll('<!-- -->', '')

/** A page opened as a browser without script does: its text, and the way to send its form. */
export const openPage = async (app: App, path: string) => {
  const page = await app.request(path)
  const html = plain(await page.text())
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? /\?csrf=([\w-]+)/.exec(html)?.[1] ?? ''
  return {
    status: page.status,
    html,
    /** The value of a box of the page, as it would be sent back. */
    valueOf: (name: string): string => new RegExp(`name="${name.replaceAll('.', '\\.')}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '',
    send: async (fields: Readonly<Record<string, string | File>>, to = path.split('?')[0] ?? path) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      const answer = await app.request(`${to}${to.includes('?') ? '&' : '?'}csrf=${csrf}`, { method: 'POST', headers: { cookie }, body: form })
      return { status: answer.status, location: answer.headers.get('location'), html: plain(await answer.text()) }
    },
  }
}
