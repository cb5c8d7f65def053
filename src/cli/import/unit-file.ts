import { readFile } from 'node:fs/promises'
import type { Ctx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { readAdministrativeUnits } from '#organisation/import/administrative-units.ts'
import { readUnitRow, type UnitRecord, type UnreadRecord } from '#organisation/import/unit-records.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { TABLE_REFUSALS } from '#sheets/refusals.ts'
import { readTable } from '#sheets/read-table.ts'

type Read = readonly (UnitRecord | UnreadRecord)[] | { readonly code: string; readonly message: string }

const SENTENCES = {
  unitFileInvalid: 'Tệp không theo mẫu units-2level/1 hoặc units-3level/1 (sai ở {where}).',
  provinceNotFound: 'Tệp không có tỉnh mã {province}. Thêm --province MÃ.',
  jsonInvalid: 'Tệp {file} không phải JSON đọc được.',
} as const

/** The province that is asked for, else the one of the agency's root unit. */
const provinceOf = async (ctx: Ctx, asked: string | undefined): Promise<string> => {
  if (asked !== undefined) return asked
  const tree = await transaction(ctx, (trx) => unitTree(trx, today(ctx)))
  return tree.children(null)[0]?.areaCode ?? ''
}

const readJson = async (file: string): Promise<{ readonly value: unknown } | undefined> => {
  try {
    return { value: JSON.parse(await readFile(file, 'utf8')) }
  } catch {
    return undefined
  }
}

/** Units of a JSON file of administrative units, or of a CSV or XLSX sheet. */
export const readUnitFile = async (ctx: Ctx, file: string, province: string | undefined): Promise<Read> => {
  if (!file.toLowerCase().endsWith('.json')) {
    const table = await readTable(file)
    if (table.ok) return table.value.map(readUnitRow)
    const { code, facts } = table.refusal
    return { code, message: fillSentence(TABLE_REFUSALS[code], facts) }
  }
  const json = await readJson(file)
  if (json === undefined) return { code: 'jsonInvalid', message: fillSentence(SENTENCES.jsonInvalid, { file }) }
  const records = readAdministrativeUnits(json.value, await provinceOf(ctx, province))
  if (records.ok) return records.value
  const { code, facts } = records.refusal
  return { code, message: fillSentence(SENTENCES[code], facts) }
}
