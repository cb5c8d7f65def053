import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { transaction } from '#db/context.ts'
import { openCasework } from '#dossiers/testing-casework.ts'
import { openSealedId } from '#dossiers/look-up/sealed-id.ts'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { linksFor, type Reader } from './links.ts'

const db = await testDatabase()
const office = await openCasework(db)
const ORIGIN = 'https://motcua.example.vn'
const ask = (dossierId: DossierId, occasion: 'accepted' | 'obligationRequired' | 'handedOver', reader: Reader, ctx = office.system) =>
  transaction(ctx, (trx) => linksFor(trx, ctx, ORIGIN, { dossierId, occasion, reader }))

test('a holder of an account acts on their own page, a mere contact with the slip; before a result nothing is sealed', async () => {
  const { id, code } = await office.receive()
  assert.deepEqual(await ask(id, 'obligationRequired', 'account'), {
    'duong-dan': `${ORIGIN}/ho-so-cua-toi/${id}`, 'nop-tien': `${ORIGIN}/thanh-toan/${id}`, 'xac-minh': null, 'danh-gia': null,
  })
  assert.deepEqual(await ask(id, 'obligationRequired', 'contact'), {
    'duong-dan': `${ORIGIN}/tra-cuu`, 'nop-tien': `${ORIGIN}/thanh-toan?ma=${code}`, 'xac-minh': null, 'danh-gia': null,
  })
})

test('the result is told with the seals that open its verification and its rating', async () => {
  const { id } = await office.receive()
  taken(await office.act('officer', 'draftResult', { dossierId: id, stepNo: 2, outcome: 'GRANTED', summary: 'Cấp', files: [] }))
  taken(await office.act('officer', 'forward', { dossierId: id, stepNo: 2, note: null }))
  taken(await office.act('head', 'forward', { dossierId: id, stepNo: 3, note: null }))
  taken(await office.act('leader', 'approve', { dossierId: id, stepNo: 4, note: null }))
  taken(await office.act('clerk', 'issue', { dossierId: id, stepNo: 5, register: 'GQ', deliver: true }))
  const links = await ask(id, 'handedOver', 'contact')
  const open = (purpose: 'result' | 'rating', link: string | null) =>
    transaction(office.system, (trx) => openSealedId(trx, office.system, purpose, (link ?? '').split('/').at(-1) ?? ''))
  assert.deepEqual(await open('result', links['xac-minh']), { id, ordinal: 0 })
  assert.deepEqual(await open('rating', links['danh-gia']), { id, ordinal: 0 })
  assert.deepEqual([(await ask(id, 'accepted', 'contact'))['xac-minh'], (await ask(id, 'accepted', 'contact'))['danh-gia']], [null, null])
  const stranger = await openCitizen(office.system)
  assert.deepEqual(await ask(id, 'handedOver', 'account', stranger.ctx), {
    'duong-dan': `${ORIGIN}/ho-so-cua-toi`, 'nop-tien': `${ORIGIN}/ho-so-cua-toi`, 'xac-minh': null, 'danh-gia': null,
  })
})
