import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fold } from '#kernel/text.ts'
import { processTemplates, STANDARD_DAY_MINUTES, starterProcedures } from '#law/procedures.ts'
import { checkDuration } from '#procedures/domain/duration.ts'
import { fitProcess } from '#procedures/domain/process-fit.ts'
import { lintProcess } from '#procedures/domain/process-linter.ts'
import { promisesOf, shortestPromise } from '#procedures/domain/promise.ts'
import { starterBody } from '#procedures/starter.ts'
import { readBody } from '#procedures/version-body.ts'

const CATALOGUE = join(import.meta.dirname, '../../shared/data/procedures.json')
const MISSING = 'the national catalogue ../shared/data/procedures.json is not on this machine'

test('the starter catalogue is wide: 30 procedures and more, both tiers, no code twice', () => {
  const codes = starterProcedures.map((procedure) => procedure.code)
  assert.ok(codes.length >= 30)
  assert.equal(new Set(codes).size, codes.length)
  for (const tier of ['commune', 'province'] as const) {
    assert.ok(starterProcedures.filter(({ tiers }) => tiers.includes(tier)).length >= 8, tier)
  }
})

describe('every starter procedure', () => {
  for (const starter of starterProcedures) {
    test(`${starter.code} ${starter.name}`, () => {
      assert.ok(starter.source.length > 10 && starter.legalBasis.length > 0)
      assert.ok(starter.checked === 'verified' || starter.openPoints.length > 0, 'toVerify says what to verify')
      const body = starterBody(starter)
      assert.deepEqual(readBody(JSON.parse(JSON.stringify(body))), body)
      for (const { committedDuration, statutoryDuration } of body.cases) {
        for (const duration of [committedDuration, statutoryDuration]) if (duration !== null) assert.ok(checkDuration(duration).ok)
      }
      for (const fee of body.fees) if (fee.caseId !== undefined) assert.ok(body.cases.some(({ id }) => id === fee.caseId))
      const template = processTemplates.find(({ code }) => code === starter.process)
      assert.ok(template !== undefined, `process ${starter.process}`)
      const minutes = shortestPromise(body.cases, STANDARD_DAY_MINUTES)
      assert.ok(minutes !== null, 'a starter procedure promises a time')
      const findings = lintProcess(fitProcess(template, minutes), { dayMinutes: STANDARD_DAY_MINUTES, promises: promisesOf(body.cases) })
      assert.deepEqual(findings, [])
    })
  }
})

type Row = {
  readonly code: string
  readonly name: string
  readonly field: string
  readonly timeTexts?: readonly string[]
  readonly deadlineTexts?: readonly string[]
  readonly methods?: readonly { readonly timeText?: string | null; readonly description?: string | null; readonly fees?: readonly { readonly amount?: number | null; readonly text: string; readonly note?: string | null }[] }[]
}

/** Words of the starter's short name that the long official name has too, as a share. */
const sharedWords = (short: string, long: string): number => {
  const words = fold(short).split(/[^a-z0-9]+/)
  const official = new Set(fold(long).split(/[^a-z0-9]+/))
  return words.filter((word) => official.has(word)).length / words.length
}

/** Times that the law gives and the collected text does not; each is an open point of its entry. */
const tells = (rows: readonly Row[], amount: number): boolean =>
  rows.some(({ timeTexts, deadlineTexts, methods }) =>
    [...(timeTexts ?? []), ...(deadlineTexts ?? []), ...(methods ?? []).flatMap((m) => [m.timeText ?? '', m.description ?? ''])].some((text) =>
      new RegExp(`(?<!\\d)0?${String(amount).replace('.', '[.,]')}(?!\\d)`).test(text),
    ),
  )

describe('facts marked as verified agree with the national catalogue', { skip: existsSync(CATALOGUE) ? false : MISSING }, () => {
  const rows: readonly Row[] = existsSync(CATALOGUE)
    ? (JSON.parse(readFileSync(CATALOGUE, 'utf8')) as { procedures: readonly Row[] }).procedures
    : []
  for (const starter of starterProcedures.filter(({ checked }) => checked === 'verified')) {
    test(`${starter.code} ${starter.name}`, () => {
      const same = rows.filter(({ code }) => code === starter.code)
      assert.ok(same.length > 0, 'the code is in the catalogue')
      assert.ok(same.some(({ name }) => sharedWords(starter.name, name) >= 0.75), same.map(({ name }) => name).join(' | '))
      assert.ok(same.some(({ field }) => field.startsWith(starter.sector)), same.map(({ field }) => field).join(' | '))
      const isOpen = starter.openPoints.some((point) => point.startsWith('Thời hạn'))
      for (const { statutory } of starter.cases) {
        if (statutory === null || statutory.unit === 'sameDay' || isOpen) continue
        assert.ok(tells(same, statutory.amount), `no text says ${statutory.amount} ${statutory.unit}`)
      }
      for (const { amount, name, note } of starter.fees) {
        if (amount === null || amount === 0) continue
        const elsewhere = /thủ tục (\d\.\d{6})/.exec(note ?? '')?.[1]
        const told = JSON.stringify([...same, ...rows.filter(({ code }) => code === elsewhere)]).replaceAll(/(?<=\d)[.,](?=\d{3})/g, '')
        assert.ok(told.includes(String(amount)), `no text says ${name} ${amount}`)
      }
    })
  }
})
