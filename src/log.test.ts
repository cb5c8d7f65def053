import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from './log.ts'

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
