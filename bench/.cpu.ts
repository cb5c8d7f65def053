import { execSync } from 'node:child_process'
import { openOffice, cookieOf, filingAt } from './office.ts'
import { openDoorsInside } from './doors-inside.ts'
const office = await openOffice()
try {
  const fetch = await openDoorsInside(office)
  const cookies = await Promise.all(office.desks.map((d) => cookieOf(office, d.officer)))
  const ask = async (i: number) => { const k = i % office.desks.length; const r = await fetch(new Request('http://127.0.0.1/api/v1/dossiers/commands/receive', { method: 'POST', headers: { 'content-type': 'application/json', cookie: cookies[k]! }, body: JSON.stringify(filingAt(office.desks[k]!, office.system.newId)) })); const t = await r.text(); if (r.status !== 200) throw new Error(t) }
  const run = async (n: number, c: number) => { let left = n; await Promise.all(Array.from({ length: c }, async (_, i) => { while (left-- > 0) await ask(i) })) }
  await run(200, 16)
  const { readFileSync, readdirSync } = await import('node:fs')
  const mine = () => { let t = 0, fg = 0; const pids = readdirSync('/proc').filter((p) => /^\d+$/.test(p)); for (const p of pids) { try { const c = readFileSync(`/proc/${p}/cmdline`, 'utf8'); if (!c.startsWith('postgres: motcua_app motcua')) continue; const env = readFileSync(`/proc/${p}/cwd`.replace('cwd','stat'), 'utf8'); const f = env.slice(env.lastIndexOf(')') + 2).split(' '); const cwd = (await0(p)); if (cwd.includes(office.dataDir)) t += Number(f[11]) + Number(f[12]) } catch {} } return t * 10 }
  const { readlinkSync } = await import('node:fs')
  const await0 = (p: string) => readlinkSync(`/proc/${p}/cwd`)
  const { sql } = await import('kysely')
  const { openPool } = await import('#db/client.ts')
  const { randomUUID } = await import('node:crypto')
  await sql.raw(readFileSync(import.meta.dirname + '/reference.sql', 'utf8')).execute(office.owner)
  const pool = openPool(office.connection('app'), { max: 16 })
  const ref = async (i: number) => { const d = office.desks[i % office.desks.length]!; const f = filingAt(d, office.system.newId); await pool.query('select reference.receive($1, $2, $3, $4, $5, $6, $7, $8)', [f.dossierId, d.code, f.procedureCode, f.submitter.name, f.submitter.phone, new Date(), new Date(), JSON.stringify(f)]) }
  const loop = async (fn: (i: number) => Promise<void>, n: number, c: number) => { let left = n; await Promise.all(Array.from({ length: c }, async (_, i) => { while (left-- > 0) await fn(i) })) }
  await loop(ref, 300, 16)
  for (const c of [16]) for (const [name, fn] of ([['ref', ref], ['http', ask]] as const).slice(Number(process.env.FROM ?? 0))) {
    if (process.env.PERF) { const { spawn } = await import('node:child_process'); const pids = readdirSync('/proc').filter((x) => { try { return readFileSync(`/proc/${x}/cmdline`, 'utf8').startsWith('postgres: motcua_app motcua ') && await0(x).includes(office.dataDir) } catch { return false } }); spawn('perf', ['record', '-e', 'cpu-clock', '-F', '999', '-g', '-p', pids.join(','), '-o', '/tmp/bench-perf.data', '--', 'sleep', '8'], { stdio: 'ignore' }) }
    const b = process.cpuUsage(), pb = mine(), t = performance.now()
    const n = Number(process.env.N ?? 500)
    await loop(fn, n, c)
    const u = process.cpuUsage(b)
    console.log(`${name} clients ${c}: node user ${(u.user / 1000 / n).toFixed(2)} sys ${(u.system / 1000 / n).toFixed(2)} ms/req, pg cpu ${((mine() - pb) / n).toFixed(2)} ms/req, wall ${((performance.now() - t) / n).toFixed(2)} ms/req`)
  }
  await pool.end()
} finally { await office.close() }
