import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createLog, openLogFile } from './log.ts'

const linesOf = (work: (log: ReturnType<typeof createLog>) => void): string => {
  let written = ''
  work(createLog('info', { write: (line) => void (written += line) }))
  return written
}

test('secrets and people are blotted out, ids stay', () => {
  const text = linesOf((log) => {
    log.info({ password: 'p@ss', account: { phone: '0912345678', id: 'a1' }, request: { headers: { cookie: 'session=s3cret' } } }, 'x')
  })
  for (const hidden of ['p@ss', '0912345678', 's3cret']) assert.ok(!text.includes(hidden), hidden)
  assert.match(text, /"id":"a1"/)
})

test('a database error keeps its code and constraint, never the row it complains about', () => {
  const error = Object.assign(new Error('duplicate key value'), {
    code: '23505', constraint: 'person_key', detail: 'Key (name)=(Trần Thị B) already exists.', where: 'COPY person, line 1: "Trần Thị B"',
  })
  const text = linesOf((log) => log.error({ err: error }, 'failed'))
  assert.ok(!text.includes('Trần Thị B'))
  assert.match(text, /"code":"23505","constraint":"person_key"/)
})

test('a log file at the terminal is kept private, appended to, and put aside when it has grown large', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-log-'))
  after(() => rmSync(dataDir, { recursive: true, force: true }))
  const { file, destination } = openLogFile(dataDir)
  createLog('info', destination).info({ id: 1 }, 'first')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  createLog('info', openLogFile(dataDir).destination).info({ id: 2 }, 'second')
  assert.deepEqual(readFileSync(file, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { msg: string }).msg), ['first', 'second'])
  truncateSync(file, 21 * 1024 * 1024)
  openLogFile(dataDir)
  assert.equal(statSync(file).size, 0)
  assert.ok(statSync(join(dataDir, 'logs', 'motcua.1.log')).size > 20 * 1024 * 1024)
})
