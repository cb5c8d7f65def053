import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import { stageFile } from '#files/commands.ts'
import { openDiskStore } from '#files/disk-store.ts'
import type { DossierId, FileId } from '#kernel/ids.ts'
import { createPress } from '#papers/render.ts'
import { taken } from '#organisation/testing.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pdfText } from '../../../test/pdf-text.ts'
import { testDatabase } from '../../../test/db.ts'
import { openSealedId, sealId } from '../look-up/sealed-id.ts'
import { printDossierPaper } from '../papers/papers.ts'
import { PERSON } from '../testing.ts'
import { openCasework } from '../testing-casework.ts'
import { verificationToken, verifyResult } from './verify-result.ts'

const db = await testDatabase()
const office = await openCasework(db)
const files = openDiskStore(mkdtempSync(join(tmpdir(), 'motcua-verify-')))
await sql`update staff set title = 'Phó Chủ tịch' where full_name = 'Phạm Thị Hồng'`.execute(db.owner)
const ISSUED = Buffer.from('%PDF-1.7 giấy xác nhận\n%%EOF')
const SECOND = Buffer.from('%PDF-1.7 giấy xác nhận, bản thay thế\n%%EOF')

const stage = async (person: 'officer' | 'clerk', bytes: Buffer): Promise<FileId> => {
  const stream = new Response(new Uint8Array(bytes)).body ?? assert.fail('no stream')
  return taken(await stageFile(await office.as(person), files, { name: 'ket-qua.pdf', declaredType: 'application/pdf', body: stream })).id
}

/** A dossier whose result has been issued and has come back to the desk. */
const issue = async (): Promise<DossierId> => {
  const { id } = await office.receive()
  const fileId = await stage('officer', ISSUED)
  taken(await office.act('officer', 'draftResult', { dossierId: id, stepNo: 2, outcome: 'GRANTED', summary: 'Cấp', files: [{ fileId, name: 'ket-qua.pdf' }] }))
  taken(await office.act('officer', 'forward', { dossierId: id, stepNo: 2, note: null }))
  taken(await office.act('head', 'forward', { dossierId: id, stepNo: 3, note: null }))
  taken(await office.act('leader', 'approve', { dossierId: id, stepNo: 4, note: null }))
  taken(await office.act('clerk', 'issue', { dossierId: id, stepNo: 5, register: 'GQ', deliver: true }))
  return id
}

const tokenOf = async (id: DossierId): Promise<string> => {
  const dossier = await office.load(id)
  return transaction(office.system, async (trx) => (await verificationToken(trx, office.system, dossier)) ?? assert.fail('no token'))
}

let asker = 0
/** Each question from an address of its own, so that no test is slowed down by another's wrong tokens. */
const verify = (token: string, sha256?: Uint8Array) => verifyResult(office.system, { token, sha256, address: `10.0.0.${asker++}` })

const page = async (path: string) => {
  const answer = await office.app.request(path)
  return { status: answer.status, html: await answer.text() }
}

describe('mã xác minh', () => {
  test('mở đúng hồ sơ, gõ thường hay có gạch cũng được; sai một chữ hay dùng cho việc khác thì không', async () => {
    const id = '018f0000-0000-7000-8000-0000000000ab' as DossierId
    await transaction(office.system, async (trx) => {
      const token = await sealId(trx, office.system, 'result', id, 1)
      assert.deepEqual(await openSealedId(trx, office.system, 'result', token), { id, ordinal: 1 })
      assert.deepEqual(await openSealedId(trx, office.system, 'result', (token.match(/.{4}|.+/g) ?? []).join('-').toLowerCase()), { id, ordinal: 1 })
      assert.equal(await openSealedId(trx, office.system, 'rating', token), undefined)
      for (const at of [0, 5, 26, 30, 42]) {
        const wrong = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
        assert.equal(await openSealedId(trx, office.system, 'result', wrong), undefined, `letter ${at}`)
      }
    })
  })

  test('không chuỗi nào bịa ra mà mở được', async () => {
    await transaction(office.system, (trx) =>
      fc.assert(fc.asyncProperty(fc.string({ maxLength: 60 }), async (text) => {
        assert.equal(await openSealedId(trx, office.system, 'result', text), undefined)
      })))
  })
})

describe('xác minh kết quả', () => {
  test('chưa phát hành thì chưa có mã', async () => {
    const { id } = await office.receive()
    const dossier = await office.load(id)
    assert.equal(await transaction(office.system, (trx) => verificationToken(trx, office.system, dossier)), undefined)
    const early = await transaction(office.system, (trx) => sealId(trx, office.system, 'result', id))
    assert.equal((await verify(early)).ok, false)
  })

  test('người lạ thấy số, ngày, cơ quan, chức vụ; không thấy tên ai', async () => {
    const id = await issue()
    const { html, status } = await page(`/xac-minh/${await tokenOf(id)}`)
    assert.equal(status, 200)
    for (const shown of ['còn hiệu lực', 'Phó Chủ tịch', 'Cấp Giấy xác nhận tình trạng hôn nhân']) assert.ok(html.includes(shown), shown)
    const own = [PERSON.name, PERSON.identityNumber, PERSON.address, PERSON.phone, 'Phạm Thị Hồng', 'Trần Thị Hạnh', (await office.load(id)).code]
    for (const text of own) assert.equal(html.includes(text), false, text)
  })

  test('tệp đúng từng byte thì đúng, khác một byte thì không; gửi tệp hay chỉ gửi mã băm đều vậy', async () => {
    const token = await tokenOf(await issue())
    const answer = await verify(token, hash('sha256', ISSUED, 'buffer'))
    assert.equal(answer.ok && answer.value.comparison, 'same')
    assert.match((await page(`/xac-minh/${token}?bam=${hash('sha256', ISSUED)}`)).html, /Đúng tệp đã phát hành/)
    assert.match((await page(`/xac-minh/${token}?bam=${hash('sha256', Buffer.concat([ISSUED, Buffer.from(' ')]))}`)).html, /Không phải tệp đã phát hành/)
    const form = await office.app.request(`/xac-minh/${token}`)
    const cookie = form.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
    const action = /<form[^>]* action="([^"]*)"/.exec(await form.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
    const body = new FormData()
    body.set('tep', new File([new Uint8Array(ISSUED)], 'ket-qua.pdf'))
    const sent = await office.app.request(action, { method: 'POST', headers: { cookie }, body })
    assert.match(await sent.text(), /Đúng tệp đã phát hành/)
    body.set('tep', new File([], ''))
    const empty = await office.app.request(action, { method: 'POST', headers: { cookie }, body })
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /Chưa chọn tệp/)
  })

  test('bị thu hồi, rồi được thay thế: mã cũ nói đúng điều đó, mã mới mở kết quả mới', async () => {
    const id = await issue()
    const old = await tokenOf(id)
    taken(await office.act('leader', 'revokeResult', { dossierId: id, reason: 'Sai tên', decision: 'QĐ 15/QĐ-UBND' }))
    const revoked = await verify(old)
    assert.equal(revoked.ok && revoked.value.standing.kind, 'revoked')
    taken(await office.act('clerk', 'replaceResult', { dossierId: id, register: 'GQ', files: [{ fileId: await stage('clerk', SECOND), name: 'ket-qua.pdf' }] }))
    const replaced = await verify(old, hash('sha256', SECOND, 'buffer'))
    assert.ok(replaced.ok && replaced.value.standing.kind === 'replaced')
    assert.equal(replaced.value.comparison, 'different')
    const fresh = await verify(await tokenOf(id), hash('sha256', SECOND, 'buffer'))
    assert.ok(fresh.ok)
    assert.equal(fresh.value.standing.kind, 'valid')
    assert.equal(fresh.value.number, replaced.value.standing.byNumber)
    assert.equal(fresh.value.comparison, 'same')
    assert.match((await page(`/xac-minh/${old}`)).html, /Hãy dùng bản mới/)
  })

  test('đoán mò: không phân biệt hồ sơ không có và mã sai, đoán nhiều thì phải chờ', async () => {
    const nobody = await page('/xac-minh/khong-co')
    assert.equal(nobody.status, 404)
    assert.match(nobody.html, /Không có kết quả nào ứng với mã này/)
    const from = { address: '10.9.9.9' }
    const codes = new Set<string>()
    for (let i = 0; i < 40; i++) {
      const answer = await verifyResult(office.system, { ...from, token: `SAI${i}` })
      if (!answer.ok) codes.add(answer.refusal.code)
    }
    assert.deepEqual([...codes], ['verificationNotFound', 'verificationTooMany'])
  })

  test('gõ mã trên giấy vào trang xác minh dẫn đến đúng trang', async () => {
    const token = await tokenOf(await issue())
    const typed = (token.match(/.{1,4}/g) ?? []).join('-').toLowerCase()
    const answer = await office.app.request(`/xac-minh?ma=${typed}`)
    assert.equal(answer.headers.get('location'), `/xac-minh/${token}`)
    assert.match((await page('/xac-minh?ma=')).html, /Chưa điền mã xác minh/)
  })

  test('tờ bìa: số, ngày, người ký, mã gõ được; không có tên người nộp; chưa có kết quả thì không in', async () => {
    const press = createPress()
    const print = async (dossierId: DossierId) =>
      printDossierPaper(await office.as('desk'), press, { dossierId, kind: 'resultCover', origin: 'https://motcua.example.vn' })
    const id = await issue()
    const printed = await print(id)
    assert.ok(printed.ok, JSON.stringify(printed))
    const text = pdfText(printed.value.pdf)
    const dossier = await office.load(id)
    assert.ok(dossier.result?.stage === 'issued')
    for (const part of [dossier.result.number.text, dossier.code, 'Phạm Thị Hồng', ((await tokenOf(id)).match(/.{1,4}/g) ?? []).join('-')])
      assert.ok(text.replace(/\s/g, '').includes(part.replace(/\s/g, '')), `${part} is not in ${text}`)
    assert.equal(text.includes(PERSON.name), false)
    const { id: open } = await office.receive()
    const none = await print(open)
    assert.equal(!none.ok && none.refusal.code, 'paperNotFound')
  })
})
