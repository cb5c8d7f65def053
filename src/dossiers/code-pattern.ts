import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { DEFAULT_CODE_PATTERN, parseCodePattern, type CodePattern, type WhenFull } from './domain/number.ts'

/** How this agency writes its dossier codes; the default pattern until it says otherwise. */
export const codePattern = async (trx: Trx): Promise<CodePattern> => {
  const { rows } = await sql<{ pattern: string; whenFull: WhenFull }>`
    select pattern, when_full as "whenFull" from code_pattern where tenant_id = current_tenant()`.execute(trx)
  const pattern = parseCodePattern(rows[0]?.pattern ?? DEFAULT_CODE_PATTERN, rows[0]?.whenFull)
  if (!pattern.ok) throw new Error(`stored code pattern is invalid: ${rows[0]?.pattern}`)
  return pattern.value
}
