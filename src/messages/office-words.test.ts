import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { transaction, type Ctx } from '#db/context.ts'
import { decideConsents } from '#citizens/own/consents.ts'
import { openCitizen } from '#citizens/testing.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { editTemplate, markInboxRead, setSendingHours, type TemplateEdit } from './commands.ts'
import { sendingHoursOf } from './sending-hours-queries.ts'
import { countUnread, findInbox, findToldMessages } from './queries.ts'
import { findTemplateHistory, getTemplate } from './template-queries.ts'
import { tellNews } from './tell.ts'

const office = await openTestOffice(await testDatabase(), '2026-11-23T01:00:00Z')
const { db } = office
let admin: Ctx
before(async () => {
  admin = await office.as('technician')
})

const edit = (over: Partial<TemplateEdit> = {}): TemplateEdit => ({
  occasion: 'accepted', baseVersion: 0, subject: 'Đã nhận {ma-ho-so}', letter: 'Mời theo dõi tại {duong-dan}', short: 'Đã nhận {ma-ho-so}',
  channels: ['mail'], plainShort: false, ...over,
})
const codeOf = (result: Awaited<ReturnType<typeof editTemplate>>): string => (result.ok ? 'ok' : result.refusal.code)

describe('the words of the office', () => {
  test('are written by administrators only, refused when they name what there is not, and never lost to another editor', async () => {
    assert.equal(codeOf(await editTemplate(await office.as('receiver'), edit())), 'messagesNotAllowed')
    assert.equal(codeOf(await editTemplate(admin, edit({ letter: 'Chào {ho-ten}' }))), 'placeholderUnknown')
    assert.equal(codeOf(await editTemplate(admin, edit())), 'ok')
    assert.equal(codeOf(await editTemplate(admin, edit({ subject: 'Khác' }))), 'templateChanged')
    assert.equal(codeOf(await editTemplate(admin, edit({ baseVersion: 1, subject: 'Bản hai {ma-ho-so}' }))), 'ok')
    await transaction(admin, async (trx) => {
      assert.deepEqual((await findTemplateHistory(trx, 'accepted')).map(({ version, subject }) => `${version} ${subject}`), ['2 Bản hai {ma-ho-so}', '1 Đã nhận {ma-ho-so}'])
      assert.equal((await getTemplate(trx, 'resumed')).version, 0)
    })
  })

  test('hold from the next message on', async () => {
    const { dossierId, code } = await office.receive({ submitter: { name: 'A', email: 'a@example.vn', phone: '0912345456' } })
    await tellNews({ ...office.system, db: db.worker }, dossierId)
    const [message] = await transaction(await office.as('receiver'), (trx) => findToldMessages(trx, dossierId))
    assert.equal(message?.subject, `Bản hai ${code}`)
    assert.deepEqual(message.ways.map(({ channel, state }) => `${channel} ${state}`), ['mail pending'])
  })
})

test('hours are those of the nearest unit that set some', async () => {
  const { units } = office
  const hoursOf = (unit: typeof units.center) => transaction(admin, (trx) => sendingHoursOf(trx, admin, unit))
  assert.deepEqual(await hoursOf(units.center), { from: 420, until: 1260, days: 'every' })
  assert.ok((await setSendingHours(admin, units.commune, { from: 450, until: 1050, days: 'working' })).ok)
  assert.ok((await setSendingHours(admin, units.commune, { from: 480, until: 1050, days: 'working' })).ok)
  assert.equal((await hoursOf(units.center)).from, 480)
  assert.equal((await hoursOf(units.department)).from, 420)
  assert.deepEqual(await setSendingHours(admin, units.commune, { from: 600, until: 600, days: 'every' }), { ok: false, refusal: { code: 'sendingHoursInvalid' } })
  assert.deepEqual(await setSendingHours(await office.as('receiver'), units.commune, { from: 1, until: 2, days: 'every' }), { ok: false, refusal: { code: 'messagesNotAllowed' } })
})

describe('the inbox of a citizen', () => {
  test('shows their own messages and nobody else’s', async () => {
    const [mine, other] = [await openCitizen(office.system, { phone: '0912345456' }), await openCitizen(office.system, { phone: '0912345457' })]
    const { dossierId } = await office.receive()
    const worker = { ...office.system, db: db.worker }
    await tellNews(worker, dossierId)
    await transaction(worker, async (trx) => {
      const [message] = await trx.selectFrom('message').select('id').where('dossier_id', '=', dossierId).execute()
      await trx.insertInto('inbox_message').values({ tenant_id: office.system.tenantId, account_id: mine.accountId, message_id: message?.id ?? '' }).execute()
    })
    const read = (ctx: Ctx) => transaction(ctx, async (trx) => ({ lines: (await findInbox(trx)).length, unread: await countUnread(trx) }))
    assert.deepEqual(await read(mine.ctx), { lines: 1, unread: 1 })
    assert.deepEqual(await read(other.ctx), { lines: 0, unread: 0 })
    await markInboxRead(other.ctx)
    assert.deepEqual(await read(mine.ctx), { lines: 1, unread: 1 })
    await markInboxRead(mine.ctx)
    assert.deepEqual(await read(mine.ctx), { lines: 1, unread: 0 })
    assert.deepEqual(await transaction(other.ctx, (trx) => trx.selectFrom('message').selectAll().execute()), [])
  })

  test('a dossier’s own accounts get it; Zalo rings only for who agreed; a closed account is passed over', async () => {
    const [asks, quiet, closed] = [await openCitizen(office.system, { phone: '0912345501' }), await openCitizen(office.system, { phone: '0912345502' }), await openCitizen(office.system)]
    const { dossierId } = await office.receive()
    await transaction(office.system, async (trx) => {
      for (const { accountId } of [asks, quiet, closed]) {
        await trx.insertInto('dossier_citizen').values({
          tenant_id: office.system.tenantId, dossier_id: dossierId, account_id: accountId, principal_id: null, part: 'follower', proof: 'slip', linked_at: office.now(),
        }).execute()
      }
      await trx.updateTable('citizen_account').set({ closed_at: office.now() }).where('id', '=', closed.accountId).execute()
    })
    await editTemplate(admin, edit({ baseVersion: 2, channels: ['zalo'] }))
    await decideConsents(asks.ctx, { id: asks.sessionId, actor: asks.actor, name: 'A', actingForName: null, provedAt: office.now() }, ['zaloMessages'])
    await tellNews({ ...office.system, db: db.worker }, dossierId)
    const inboxes = await rowsOf<{ account: string }>(db, `select i.account_id as account from inbox_message i join message m on m.id = i.message_id where m.dossier_id = '${dossierId}'`)
    assert.deepEqual(inboxes.map(({ account }) => account).toSorted(), [asks.accountId, quiet.accountId].toSorted())
    const zalo = await rowsOf<{ account: string }>(db, `select reference->>'accountId' as account from outbox where dossier_id = '${dossierId}' and channel = 'zalo'`)
    assert.deepEqual(zalo.map(({ account }) => account), [asks.accountId])
  })
})
