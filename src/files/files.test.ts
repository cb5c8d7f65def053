import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { transaction } from '#db/context.ts'
import { citizenActor } from '#kernel/actor.ts'
import type { AccountId, FileId, TenantId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { addTestTenant, countingIds, rowsOf, TEST_TENANT, testCtx, testDatabase } from '../../test/db.ts'
import { commitFiles, stageFile, sweepFiles } from './commands.ts'
import { openDiskStore } from './disk-store.ts'
import { faultyDisk, type Faults } from './faulty-file-system.ts'
import { findFile, findFileByDownloadKey } from './store.ts'

const db = await testDatabase()
const newId = countingIds()
const ctx = testCtx(db.app, { newId })
const folder = mkdtempSync(join(tmpdir(), 'motcua-files-'))
const files = openDiskStore(folder)
before(() => addTestTenant(db))
after(() => rmSync(folder, { recursive: true, force: true }))

const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>')
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)])
const body = (...chunks: Uint8Array[]): AsyncIterable<Uint8Array> => (async function* () { yield* chunks })()
const broken = (): AsyncIterable<Uint8Array> => (async function* () { yield PDF.subarray(0, 10); throw new Error('connection reset') })()
const pdf = (name = 'giấy khai sinh.pdf', bytes: Uint8Array = PDF) => ({ name, declaredType: 'application/pdf', body: body(bytes) })
const asPdf = { declaredType: 'application/pdf', limitBytes: 1_000_000 }

const namesUnder = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)
const rowCount = async (): Promise<number> => (await rowsOf(db, 'select id from stored_file')).length
const stage = async (...args: Parameters<typeof pdf>) => {
  const staged = await stageFile(ctx, files, pdf(...args))
  assert.ok(staged.ok)
  return staged.value
}

describe('taking a file in', () => {
  test('its bytes come back under their own hash; its name is a value of its own', async () => {
    const file = await stage('C:\\scan\\Giấy khai sinh.pdf'.normalize('NFD'))
    assert.equal(file.name, 'Giấy khai sinh.pdf')
    assert.deepEqual(file.sha256, createHash('sha256').update(PDF).digest())
    assert.deepEqual(Buffer.concat(await files.read(file.sha256).toArray()), PDF)
    assert.equal(file.nameSalt?.length, 16)
  })

  for (const [title, input, code] of [
    ['một trang mạng khai là PDF', { ...pdf(), body: body(HTML) }, 'fileTypeUnknown'],
    ['một chương trình khai là PDF', { ...pdf(), body: body(EXE) }, 'fileTypeMismatch'],
    ['một trang mạng khai là văn bản', { ...pdf(), declaredType: 'text/plain', body: body(HTML) }, 'fileTypeUnknown'],
    ['tệp rỗng', { ...pdf(), body: body() }, 'fileEmpty'],
    ['lớn hơn giới hạn, chia nhiều khúc', { ...pdf(), limitBytes: 60, body: body(PDF, PDF) }, 'fileTooLarge'],
    ['đứt đường truyền', { ...pdf(), body: broken() }, 'fileInterrupted'],
    ['tên chỉ có dấu gạch', { ...pdf(), name: '///' }, 'fileNameInvalid'],
    ['tên quá dài', { ...pdf(), name: 'a'.repeat(201) }, 'fileNameInvalid'],
  ] as const) {
    test(`từ chối: ${title}`, async () => {
      const [rows, kept] = [await rowCount(), namesUnder(folder).length]
      const staged = await stageFile(ctx, files, input)
      assert.equal(staged.ok ? 'accepted' : staged.refusal.code, code)
      assert.deepEqual([await rowCount(), namesUnder(folder).length], [rows, kept], 'nothing half-done')
    })
  }

  test('plain Vietnamese text is text, also when a letter is cut by a chunk', async () => {
    const bytes = Buffer.from('Đơn đề nghị: ế'.repeat(50))
    const staged = await stageFile(ctx, files, { name: 'đơn.txt', declaredType: 'text/plain', body: body(bytes.subarray(0, 1), bytes.subarray(1)) })
    assert.equal(staged.ok && staged.value.mediaType, 'text/plain')
  })
})

describe('a disk that fails', () => {
  const keepOn = async (faults: Faults) => {
    const home = mkdtempSync(join(tmpdir(), 'motcua-files-'))
    const fs = faultyDisk(faults)
    try {
      const outcome = await openDiskStore(home, { fs }).keep(body(PDF), asPdf).catch((error: Error) => error)
      return { outcome, steps: fs.steps, left: namesUnder(home) }
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  }

  test('full after any number of bytes: refused, nothing left', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(PDF.length - 1), async (spaceBytes) => {
      const { outcome, left } = await keepOn({ spaceBytes })
      assert.deepEqual(outcome, { ok: false, refusal: { code: 'storageFull' } })
      assert.deepEqual(left, [])
    }), { numRuns: 15 })
  })

  test('short writes are continued until every byte is there', async () => {
    const { outcome, left } = await keepOn({ shortWriteBytes: 7 })
    assert.ok(!(outcome instanceof Error) && outcome.ok)
    assert.deepEqual(left, [createHash('sha256').update(PDF).digest('hex')])
  })

  for (const step of ['create', 'sync', 'close', 'rename'] as const) {
    test(`full at ${step}: refused, nothing left`, async () => {
      const { outcome, left } = await keepOn({ failing: { step, code: 'ENOSPC' } })
      assert.deepEqual(outcome, { ok: false, refusal: { code: 'storageFull' } })
      assert.deepEqual(left, [])
    })
  }

  test('an error of the device is an outage, not a refusal, and is never acknowledged', async () => {
    for (const step of ['sync', 'syncFolder'] as const) {
      const { outcome } = await keepOn({ failing: { step, code: 'EIO' } })
      assert.ok(outcome instanceof Error, step)
    }
  })

  test('bytes are flushed before they get their name, the name before the answer', async () => {
    const { steps } = await keepOn({})
    assert.deepEqual(steps, ['create', 'write', 'sync', 'close', 'rename', 'syncFolder', 'syncFolder', 'syncFolder'])
  })

  test('no row knows a file whose disk was full', async () => {
    const rows = await rowCount()
    const staged = await stageFile(ctx, openDiskStore(folder, { fs: faultyDisk({ spaceBytes: 5 }) }), pdf())
    assert.equal(staged.ok ? 'accepted' : staged.refusal.code, 'storageFull')
    assert.equal(await rowCount(), rows)
  })
})

describe('using a file', () => {
  test('stands or falls with the transaction that uses it', async () => {
    const { id } = await stage()
    await assert.rejects(transaction(ctx, async (trx) => {
      await commitFiles(trx, ctx, [id])
      throw new Error('no')
    }))
    assert.equal((await transaction(ctx, (trx) => findFile(trx, TEST_TENANT, id)))?.state, 'staged')
    assert.ok((await transaction(ctx, (trx) => commitFiles(trx, ctx, [id, id]))).ok)
    assert.equal((await transaction(ctx, (trx) => findFile(trx, TEST_TENANT, id)))?.state, 'committed')
  })

  test('refused as a whole: used twice, another person’s, unknown', async () => {
    const [used, mine] = [await stage(), await stage()]
    await transaction(ctx, (trx) => commitFiles(trx, ctx, [used.id]))
    const citizen = citizenActor(newId() as AccountId)
    const other = { ...ctx, actor: citizen }
    for (const [who, ids] of [[ctx, [mine.id, used.id]], [other, [mine.id]], [ctx, [newId() as FileId]]] as const) {
      const committed = await transaction(who, (trx) => commitFiles(trx, who, ids))
      assert.equal(committed.ok ? 'accepted' : committed.refusal.code, 'fileNotFound')
    }
    assert.equal((await transaction(ctx, (trx) => findFile(trx, TEST_TENANT, mine.id)))?.state, 'staged')
  })

  test('its address is not its id, and opens in its own tenant only', async () => {
    const file = await stage()
    assert.ok(!file.downloadKey.includes(file.id))
    const byKey = (tenantId: TenantId) =>
      transaction({ ...ctx, tenantId }, (trx) => findFileByDownloadKey(trx, TEST_TENANT, file.downloadKey))
    assert.equal((await byKey(TEST_TENANT))?.id, file.id)
    assert.equal(await byKey(newId() as TenantId), undefined)
  })

  test('a used file cannot be changed or taken away, even by hand', async () => {
    const { id } = await stage()
    await transaction(ctx, (trx) => commitFiles(trx, ctx, [id]))
    const worker = { ...ctx, db: db.worker }
    const removed = await transaction(worker, (trx) => trx.deleteFrom('stored_file').where('id', '=', id).executeTakeFirstOrThrow())
    assert.equal(removed.numDeletedRows, 0n)
    await assert.rejects(transaction(ctx, (trx) => trx.deleteFrom('stored_file').execute()), /permission denied/)
    await assert.rejects(transaction(ctx, (trx) => trx.updateTable('stored_file').set({ size: 1 }).execute()), /permission denied/)
  })
})

describe('sweeping', () => {
  const worker = { ...testCtx(db.worker, { newId }) }
  const later = Temporal.Instant.from('2025-07-02T01:00:00Z')
  const age = (sha256: Buffer): void => {
    const hash = sha256.toString('hex')
    utimesSync(join(folder, 'content', hash.slice(0, 2), hash), 1, 1)
  }

  test('forgets what nothing used and keeps what something uses, in any tenant', async () => {
    const bytes = (text: string): Buffer => Buffer.concat([PDF, Buffer.from(text)])
    const [unused, used] = [await stage('a.pdf', bytes('unused')), await stage('b.pdf', bytes('used'))]
    await transaction(ctx, (trx) => commitFiles(trx, ctx, [used.id]))
    const tenantId = await addTestTenant(db, newId() as TenantId, 'tinh-khac')
    const elsewhere = await stageFile({ ...ctx, tenantId }, files, pdf('c.pdf', bytes('elsewhere')))
    assert.ok(elsewhere.ok)
    for (const { sha256 } of [unused, used, elsewhere.value]) age(sha256)
    await sweepFiles(worker, files, later)
    assert.deepEqual(
      await Promise.all([unused, used, elsewhere.value].map(({ sha256 }) => files.has(sha256))),
      [false, true, true],
    )
  })

  test('leaves alone what has just come in', async () => {
    const kept = await files.keep(body(Buffer.concat([PDF, Buffer.from('fresh')])), asPdf)
    assert.ok(kept.ok)
    await sweepFiles(worker, files, later)
    assert.ok(await files.has(kept.value.sha256), 'no row yet, but its command may be about to write one')
  })
})
