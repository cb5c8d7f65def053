import type { Hono } from 'hono'
import { readRecord } from '#procedures/import/read-record.ts'
import { applyImport } from '#procedures/import/import-commands.ts'
import { loadStarterCatalogue } from '#procedures/starter.ts'
import { VISITOR, type Role } from '#kernel/actor.ts'
import { actorWith, foundProvince, hire, taken } from '#organisation/testing.ts'
import type { Session, WebEnv } from '#web/request-context.ts'
import { countingIds, testCtx, type TestDatabase } from './db.ts'
import { openWebApp } from './web.ts'

/** A record of an import file as portals give it; `more` overrides. */
export const importRecord = (code: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: `thu:${code}`,
  code,
  name: `Thủ tục nhập ${code}`,
  field: 'Nông nghiệp',
  levels: ['xa'],
  methods: [{ channel: 'Trực tiếp', timeText: '5 Ngày làm việc', fees: [], description: null }],
  papers: [{ case: null, items: [{ name: '- Tờ khai', formFile: null, originals: 1, copies: 0 }] }],
  results: [{ name: 'Giấy xác nhận', code: 'KQ.1' }],
  legalNumbers: ['60/2014/QH13'],
  ...more,
})

/** No time, no tier, a time per channel: three questions that an import leaves for a person. */
const QUESTIONS = [
  importRecord('1.900001', { methods: [{ channel: 'Trực tiếp', timeText: 'Không có thông tin', fees: [] }] }),
  importRecord('1.900002', { levels: [] }),
  importRecord('1.900003', {
    methods: [
      { channel: 'Trực tiếp', timeText: '3 ngày làm việc', fees: [] },
      { channel: 'Trực tuyến', timeText: '2 ngày làm việc', fees: [] },
    ],
  }),
]


export type CatalogueOffice = Awaited<ReturnType<typeof openCatalogueOffice>>

/** A province with the starter catalogue and three imported procedures in question, and its doors. */
export const openCatalogueOffice = async (db: TestDatabase, now = '2026-11-20T01:00:00Z') => {
  const newId = countingIds()
  const ctx = testCtx(db.app, { newId, now })
  const units = await foundProvince(ctx)
  const { center, commune } = units
  await hire(ctx, 'Lê Thị Lan', { role: 'receptionOfficer', unitId: center })
  await hire(ctx, 'Trần Đình Phong', { role: 'agencyLeader', unitId: commune }, { role: 'unitHead', unitId: commune })
  await hire(ctx, 'Hoàng Thị Mai Anh', { role: 'caseOfficer', unitId: commune }, { role: 'recordsClerk', unitId: commune })
  await loadStarterCatalogue(ctx)
  taken(await applyImport(ctx, QUESTIONS.map(readRecord)))

  let session: Session | null = null
  const app = await openWebApp({
    resolveSession: async () => session,
    contextFor: (of) => testCtx(db.app, { newId, now, actor: of?.actor ?? VISITOR }),
  })
  /** Everybody who comes in from now on has this role; `null` is a visitor. */
  const enterAs = (role: Role | null, sectors: ReadonlySet<string> | null = null): void => {
    if (role === null) {
      session = null
      return
    }
    const actor = actorWith(role, units.province)
    session = {
      id: '018f0000-0000-7000-8000-000000000006',
      actor: actor.kind === 'staff' ? { ...actor, grants: actor.grants.map((grant) => ({ ...grant, sectors })) } : actor,
      tenantId: ctx.tenantId,
      account: { name: 'Phan Thanh Soát', title: null, unitName: null },
    }
  }
  return { ctx, units, app, enterAs, page: pageOf(app), send: senderOf(app) }
}

const pageOf = (app: Hono<WebEnv>) => async (path: string): Promise<{ readonly status: number; readonly html: string }> => {
  const answer = await app.request(path)
  return { status: answer.status, html: await answer.text() }
}

/** Sends a form of a page as a browser without script does: cookie and token from the page itself. */
const senderOf = (app: Hono<WebEnv>) => async (path: string, fields: Readonly<Record<string, string>>, from = path) => {
  const first = await app.request(from)
  const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const csrf = /name="csrf" value="([^"]+)"/.exec(await first.text())?.[1] ?? ''
  const answer = await app.request(path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf, ...fields }),
  })
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() }
}

/** What the form of a page would send as it stands: boxes, ticks, chosen options. */
export const formValues = (html: string): Record<string, string> => {
  const values: Record<string, string> = {}
  const decode = (text: string): string =>
    text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const attribute = (tag: string, name: string): string | undefined => {
    const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
    return found === undefined ? undefined : decode(found)
  }
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const isTick = /type="(?:checkbox|radio)"/.test(tag)
    if (name === undefined || name === 'csrf' || (isTick && !/ checked/.test(tag))) continue
    values[name] = attribute(tag, 'value') ?? (isTick ? 'on' : '')
  }
  for (const [, tag = '', text = ''] of html.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g)) {
    const name = attribute(tag, 'name')
    if (name !== undefined) values[name] = decode(text.replace(/^\n/, ''))
  }
  for (const [, tag = '', options = ''] of html.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const name = attribute(tag, 'name')
    const chosen = /<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0]
    if (name !== undefined && chosen !== undefined) values[name] = attribute(chosen, 'value') ?? ''
  }
  return values
}
