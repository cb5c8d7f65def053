import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { formatNumber } from '#kernel/number-format.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { importAdminUnits, type AdminUnitImport } from '#places/import/import-admin-units.ts'
import { readAdminUnitFile, type ReadUnits } from '#places/import/read-admin-units.ts'
import { placeSentence, type PlaceRefusal } from '#places/refusals.ts'
import type { Written } from '#places/store.ts'
import { withOffice } from './office.ts'

const USAGE = 'import admin-units --units FILE [--units FILE] [--mapping FILE] [--apply] [--json] [--tenant CODE]'

const OPTIONS = {
  units: { type: 'string', multiple: true },
  mapping: { type: 'string' },
  apply: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  tenant: { type: 'string' },
} as const

const readArgs = (args: string[]) => {
  try {
    const { values } = parseArgs({ args, options: OPTIONS })
    return values.units === undefined && values.mapping === undefined ? undefined : values
  } catch {
    return undefined
  }
}

/** The line on which JSON breaks, from the position that the parser tells. */
const brokenLine = (text: string, error: SyntaxError): number => {
  const position = Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length)
  return text.slice(0, position).split('\n').length
}

const readJson = async (path: string): Promise<Result<unknown, PlaceRefusal>> => {
  const file = basename(path)
  let text
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    return refuse('adminUnitFileUnreadable', { file, reason: error instanceof Error ? error.message : '' })
  }
  try {
    return ok(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refuse('adminUnitFileFaulty', { file, line: brokenLine(text, error) })
  }
}

const readUnits = async (path: string): Promise<Result<ReadUnits, PlaceRefusal>> => {
  const json = await readJson(path)
  if (!json.ok) return json
  const read = readAdminUnitFile(json.value)
  return read.ok ? read : refuse(read.refusal.code, { ...read.refusal.facts, file: basename(path) })
}

const words = ({ created, updated, unchanged }: Written): string =>
  `thêm ${formatNumber(created)}, cập nhật ${formatNumber(updated)}, không đổi ${formatNumber(unchanged)}`

const LISTED = 50

const report = ({ units, successions, leftOut }: AdminUnitImport, isApplied: boolean): string =>
  [
    `Đơn vị hành chính: ${words(units)}.`,
    `Đơn vị cũ → mới: ${words(successions)}.`,
    ...(leftOut.length === 0 ? [] : [`Bỏ qua ${formatNumber(leftOut.length)} dòng chuyển đổi:`]),
    ...leftOut.slice(0, LISTED).map(({ oldCode, newCode, missing }) =>
      `  ${oldCode} → ${newCode}: ${missing === 'old' ? `không có đơn vị cũ mã ${oldCode}` : `không có đơn vị mới mã ${newCode}`} trong tệp đơn vị.`),
    isApplied ? 'Đã ghi.' : 'Chạy thử, chưa ghi gì. Thêm --apply để ghi.',
  ].join('\n')

/** `import admin-units`: old and new administrative units for addresses; a dry run unless `--apply`. */
export const importAdminUnitFiles = {
  name: 'admin-units',
  usage: USAGE,
  execute: async (args: string[]): Promise<number> => {
    const values = readArgs(args)
    if (values === undefined) {
      console.error(`Dùng: npm run -s motcua -- ${USAGE}`)
      return 2
    }
    const say = (refused: Refusal<PlaceRefusal>): number => {
      if (values.json) console.log(JSON.stringify({ refusal: refused }))
      else console.error(placeSentence(refused))
      return 1
    }
    const files: ReadUnits[] = []
    for (const path of values.units ?? []) {
      const read = await readUnits(path)
      if (!read.ok) return say(read.refusal)
      files.push(read.value)
    }
    const mapping = values.mapping === undefined ? ok(undefined) : await readJson(values.mapping)
    if (!mapping.ok) return say(mapping.refusal)
    return withOffice(values.tenant, async (ctx) => {
      if (ctx === undefined) return 1
      const done = await importAdminUnits(ctx, files, mapping.value, { apply: values.apply })
      if (!done.ok) return say({ ...done.refusal, facts: { ...done.refusal.facts, file: basename(values.mapping ?? '') } })
      console.log(values.json ? JSON.stringify(done.value) : report(done.value, values.apply))
      return 0
    }, { mayBeEmpty: false })
  },
}
