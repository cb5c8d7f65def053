import { data, redirect } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { FILE_REFUSALS } from '#files/refusals.ts'
import { readUploadForm } from '#files/upload-form.ts'
import { parseBirthDate } from '#kernel/birth-date.ts'
import { parseId, type PowerOfAttorneyId } from '#kernel/ids.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { parseDay } from '#kernel/local-time.ts'
import { plainDateOf, type PlainDate } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { searchCatalogue } from '#procedures/search-queries.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import type { RequestContext } from '#web/request-context.ts'
import { endPower, proposePower } from '../acting/power-commands.ts'
import { citizenSentence } from '../refusals.ts'

const day = (error: string) =>
  z.string({ error }).max(20).transform((typed, issues): PlainDate => {
    const found = parseDay(parseBirthDate(typed) ?? '')
    if (found !== undefined) return plainDateOf(found)
    issues.addIssue({ code: 'custom', message: error })
    return z.NEVER
  })

const FORM = z.discriminatedUnion('viec', [
  z.strictObject({ viec: z.literal('cham-dut'), giay: z.string().max(40) }),
  z.strictObject({
    viec: z.literal('ghi'),
    principalName: z.string({ error: 'Nhập họ tên người ủy quyền.' }).max(200),
    principalIdentityNumber: z.string({ error: 'Nhập số định danh của người ủy quyền.' }).max(30),
    scope: z.enum(['procedures', 'all'], { error: 'Chọn được làm thủ tục nào.' }),
    procedures: z.string().max(2000).optional(),
    validFrom: day('Nhập ngày bắt đầu, ví dụ 22/11/2026.'),
    validTo: day('Nhập ngày kết thúc, ví dụ 22/12/2026.'),
  }),
])

const PAGE = '/cong-dan/uy-quyen'
const PAPER_BYTES = 10 * 1024 * 1024
const MOST_PROCEDURES = 20

const FIELD_OF: Readonly<Record<string, string>> = {
  principalNumberInvalid: 'principalIdentityNumber', powerOfOneselfInvalid: 'principalIdentityNumber',
  powerDatesInvalid: 'validTo', powerTooLong: 'validTo', powerFileMissing: 'paper',
}

/** The procedures that were written down, one a line, by name or code; or the line that names none. */
const readProcedures = (web: RequestContext, typed: string): Promise<{ readonly codes: readonly string[] } | { readonly unknown: string }> =>
  transaction(web.citizenCtx, async (trx) => {
    const codes: string[] = []
    for (const line of typed.split('\n').map((one) => one.trim()).filter((one) => one !== '').slice(0, MOST_PROCEDURES)) {
      const [found] = await searchCatalogue(trx, line, today(web.citizenCtx), 1)
      if (found === undefined) return { unknown: line }
      codes.push(found.code)
    }
    return { codes }
  })

/** Writes a power down with its scanned paper, or ends one. */
export const actOnPowers = async (web: RequestContext, request: Request) => {
  const sent = await readUploadForm(web.citizenCtx, web.files, request, { fileBytes: PAPER_BYTES, mostFiles: 1 })
  if (!sent.ok) throw data(null, { status: 400 })
  const { fields: form, files, refused: notTaken } = sent.value
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { value } = parsed
  if (value.viec === 'cham-dut') {
    const id = parseId<PowerOfAttorneyId>(value.giay)
    const ended = id === undefined ? undefined : await endPower(web.citizenCtx, id)
    if (ended?.ok === false) return refused(form, ended.refusal.code, citizenSentence(ended.refusal))
    web.flash('done', 'Đã chấm dứt ủy quyền; hết hiệu lực ngay.')
    throw redirect(PAGE, 303)
  }
  const [bad] = notTaken
  if (bad !== undefined) return refused(form, bad.refusal.code, fillSentence(FILE_REFUSALS[bad.refusal.code], bad.refusal.facts), 'paper')
  const chosen = value.scope === 'all' ? { codes: [] } : await readProcedures(web, value.procedures ?? '')
  if ('unknown' in chosen) return refused(form, 'procedureInvalid', `Không tìm thấy thủ tục “${chosen.unknown}”. Xem tên ở trang Thủ tục.`, 'procedures')
  if (value.scope === 'procedures' && chosen.codes.length === 0) return refused(form, 'procedureInvalid', 'Ghi ít nhất một thủ tục.', 'procedures')
  const { principalName, principalIdentityNumber, validFrom, validTo } = value
  const fileId = files[0]?.fileId ?? null
  const proposed = await proposePower(web.citizenCtx, { principalName, principalIdentityNumber, procedureCodes: chosen.codes, validFrom, validTo, fileId })
  if (!proposed.ok) return refused(form, proposed.refusal.code, citizenSentence(proposed.refusal), FIELD_OF[proposed.refusal.code])
  return { link: `${web.origin}/cong-dan/uy-quyen/${proposed.value.token}`, deskCode: proposed.value.deskCode }
}
