import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { fillSentence } from '#kernel/sentence.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { Input } from '#par-index/domain/score.ts'
import { gradeOf } from '#par-index/domain/ranking.ts'
import { INPUT_FAULT_WORDS, PAR_INDEX_SENTENCES } from '#par-index/refusals.ts'
import { scoreUnit, type UnitScore } from '#par-index/score-unit.ts'
import { withOffice } from './shell/with-office.ts'

const USAGE =
  'par-index score --version MÃ --unit MÃ --year NĂM [--inputs TỆP.json] [--database TÊN] [--json]. ' +
  'TỆP.json: {"1.1.1": {"kind": "answer", "isYes": true}, "1.1.2": {"kind": "share", "part": 18, "base": 20}, …}'

const inputs = z.record(z.string(), z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), part: z.number(), base: z.number() }),
  z.strictObject({ kind: z.literal('value'), value: z.number() }),
  z.strictObject({ kind: z.literal('answer'), isYes: z.boolean() }),
  z.strictObject({ kind: z.literal('cases'), cases: z.number() }),
  z.strictObject({ kind: z.literal('values'), values: z.record(z.string(), z.number()) }),
  z.strictObject({ kind: z.literal('points'), points: z.number() }),
]))

const readInputs = async (path: string | undefined): Promise<ReadonlyMap<string, Input> | undefined> => {
  if (path === undefined) return new Map()
  try {
    return new Map(Object.entries(inputs.parse(JSON.parse(await readFile(path, 'utf8')))))
  } catch {
    return undefined
  }
}

const points = (value: number | null): string => (value === null ? 'chưa chấm' : formatNumber(value))

const asText = ({ version, unit, year, scored }: UnitScore): string =>
  [
    `${version.name}${version.isExample ? ' – bộ mẫu, không có hiệu lực' : ''}`,
    `${unit.name}, năm ${year}`,
    '',
    ...scored.areas.flatMap((area) => [
      `${area.code}  ${area.name}: ${points(area.points)}/${formatNumber(area.maxPoints)}`,
      ...area.criteria.flatMap(({ subCriteria }) => subCriteria.map((line) => {
        const share = line.share === null ? '' : ` (${formatNumber(line.share.part)}/${formatNumber(line.share.base)})`
        const fault = line.fault === undefined ? '' : `: ${INPUT_FAULT_WORDS[line.fault]}`
        return `  ${line.code}  ${line.name}: ${points(line.points)}/${formatNumber(line.maxPoints)}${share}${fault}`
      })),
    ]),
    '',
    `Tổng ${formatNumber(scored.points)} trên ${formatNumber(scored.scoredMax)} điểm đã chấm (tối đa ${formatNumber(scored.maxPoints)})${
      scored.isComplete ? `, xếp loại ${gradeOf(scored.points)}` : ''}`,
  ].join('\n')

export const command = {
  name: 'par-index',
  summary: 'Chấm Chỉ số cải cách hành chính (PAR INDEX) của một đơn vị; tiêu chí từ hệ thống tự điền',
  usage: USAGE,
  execute: async (args: string[]): Promise<number> => {
    const text = { type: 'string' } as const
    let options
    try {
      options = parseArgs({ args, allowPositionals: true, options: { version: text, unit: text, year: text, inputs: text, database: text, json: { type: 'boolean', default: false } } })
    } catch {
      options = undefined
    }
    const { version, unit, year, inputs: file, database, json } = options?.values ?? {}
    const [verb, ...others] = options?.positionals ?? []
    if (verb !== 'score' || others.length > 0 || version === undefined || unit === undefined || year === undefined || !/^\d{4}$/.test(year)) {
      console.error(`Dùng: npm run -s motcua -- ${USAGE}`)
      return 2
    }
    const given = await readInputs(file)
    if (given === undefined) {
      console.error(`Không đọc được ${file}: cần một đối tượng JSON, mỗi tiêu chí thành phần một mục.`)
      return 1
    }
    return withOffice('par-index', database, async (ctx) => {
      const scored = await scoreUnit(ctx, { version, unit, year: Number(year), given })
      if (!scored.ok) {
        const message = fillSentence(PAR_INDEX_SENTENCES[scored.refusal.code], scored.refusal.facts)
        if (json) console.log(JSON.stringify({ refusal: { code: scored.refusal.code, message } }))
        else console.error(message)
        return 1
      }
      const { version: used, unit: of, scored: result } = scored.value
      console.log(json ? JSON.stringify({ version: used.code, isExample: used.isExample, unit: of, year: Number(year), ...result }) : asText(scored.value))
      return 0
    })
  },
}
