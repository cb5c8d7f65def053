import type { Ctx } from '#db/context.ts'
import { paperRefusals } from '#papers/refusals.ts'
import type { Press } from '#papers/render.ts'
import { staffName } from '../actor-name.ts'
import type { ReportFile } from '../files/report-file.ts'
import { reportSentence } from '../refusals.ts'
import type { ReportInput } from '../report-question.ts'
import { readRegister } from './read-register.ts'
import { registerPaper, registerWorkbook } from './register-table.ts'

/** A paper holds fewer than a sheet. */
const MOST = { pdf: 5_000, xlsx: 100_000 } as const

/** The register as a file to keep. */
export const makeRegisterFile = async (ctx: Ctx, press: () => Press, input: Omit<ReportInput, 'form'>, kind: 'pdf' | 'xlsx'): Promise<ReportFile> => {
  const register = await readRegister(ctx, input, MOST[kind])
  if (!register.ok) return { ok: false, code: register.refusal.code, message: reportSentence(register.refusal) }
  const name = `so-theo-doi-${register.value.question.unit.code}-${input.from}-${input.to}.${kind}`
  if (kind === 'xlsx') {
    return { ok: true, name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: await registerWorkbook(register.value) }
  }
  const printed = registerPaper(press(), register.value, ctx.clock(), staffName(ctx.actor))
  return printed.ok
    ? { ok: true, name, type: 'application/pdf', body: printed.value.pdf }
    : { ok: false, code: printed.refusal.code, message: paperRefusals[printed.refusal.code](printed.refusal.facts) }
}
