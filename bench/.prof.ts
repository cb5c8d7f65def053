import pg from 'pg'
import { openPool } from '#db/client.ts'
import { openOffice, cookieOf, filingAt } from '/work/wt-bench/bench/office.ts'
import { openDoorsInside } from '/work/wt-bench/bench/doors-inside.ts'
import { record, withWords } from '/work/wt-bench/bench/statements.ts'
const office = await openOffice()
try {
  const fetch = await openDoorsInside(office)
  const desk = office.desks[0]!
  const cookie = await cookieOf(office, desk.officer)
  const ask = async (b: object) => { const r = await fetch(new Request('http://127.0.0.1/api/v1/dossiers/commands/receive', { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(b) })); const t = await r.text(); if (r.status !== 200) throw new Error(t); return JSON.parse(t) }
  for (let i = 0; i < 30; i++) await ask(filingAt(desk, office.system.newId))
  const body = filingAt(desk, office.system.newId)
  let answer: any
  const trips = await record(async () => { answer = await ask(body) })
  const pool = openPool(office.connection('app'), { max: 1 })
  const times = trips.flat().map(() => [] as number[])
  for (let i = 0; i < 60; i++) {
    const client = await pool.connect()
    const words = new Map([[answer.dossierId, office.system.newId()], [body.commandId, office.system.newId()]])
    let k = 0
    for (const s of trips.flat()) {
      const { text, values, name } = withWords(s, words) as any
      const t = performance.now()
      const r: any = values.length ? await client.query({ text, values, name }) : await client.query(text)
      times[k++]!.push(performance.now() - t)
      const first = r?.rows?.[0]?.first
      if (first) words.set(answer.code, answer.code.replace(/\d+$/, String(first).padStart(4, '0')))
    }
    client.release()
  }
  trips.flat().forEach((s, i) => { const t = times[i]!.sort((a, b) => a - b); console.log(`${t[6]!.toFixed(2)} ${t[30]!.toFixed(2)} ms`, s.text.replace(/\s+/g, ' ').slice(0, 110)) })
  if (process.argv[2]) {
    const su = new pg.Client(office.connection('app')); await su.connect()
    const words = new Map([[answer.dossierId, office.system.newId()], [body.commandId, office.system.newId()]])
    for (const s of trips.flat()) {
      const { text, values } = withWords(s, words)
      const isWrite = /with new_event/.test(text)
      if (/token_hash/.test(text)||isWrite) { words.set(answer.code, answer.code + '9'); const w = withWords(s, words); const r = await su.query('explain (analyze, verbose off, buffers off) ' + w.text, w.values as any); console.log(r.rows.map((x: any) => x['QUERY PLAN']).join('\n')); }
      else { try { values.length ? await su.query(text, values as any) : await su.query(text) } catch (e) { console.log('!', (e as Error).message) } }
    }
    await su.end()
  }
  await pool.end()
} finally { await office.close() }
