import type { Ctx } from '#db/context.ts'
import { tidy } from '#kernel/text.ts'
import type { PlainDate } from '#kernel/time.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import { endVersion, issueVersion } from '../commands.ts'
import type { Answer } from './draft-form.ts'
import { versionHref } from './version-address.ts'

const day = (form: FormData, name: string): PlainDate | undefined => {
  const typed = form.get(name)
  return typeof typed === 'string' ? readTypedDay(typed) : undefined
}

const text = (form: FormData, name: string): string => {
  const typed = form.get(name)
  return typeof typed === 'string' ? tidy(typed).slice(0, 500) : ''
}

/** What a leader does with a set: issues a draft, or ends one in use. */
export const actOnVersion = async (ctx: Ctx, code: string, form: FormData): Promise<Answer> => {
  const seen = { code, seq: Number(form.get('seq')) }
  if (form.get('viec') === 'het-hieu-luc') {
    const lastDay = day(form, 'lastDay')
    if (lastDay === undefined) return { ok: false, errors: { lastDay: 'Ghi ngày cuối còn dùng, theo ngày/tháng/năm.' } }
    const ended = await endVersion(ctx, { ...seen, lastDay, reason: text(form, 'reason') })
    return ended.ok ? { ok: true, message: 'Đã cho bộ chỉ số hết hiệu lực. Các đợt chấm đang làm không đổi.', leadsTo: versionHref(code) } : ended
  }
  const decidedOn = day(form, 'decidedOn')
  if (decidedOn === undefined) return { ok: false, errors: { decidedOn: 'Ghi ngày ký quyết định, theo ngày/tháng/năm.' } }
  const issued = await issueVersion(ctx, { ...seen, number: text(form, 'number'), decidedOn })
  return issued.ok ? { ok: true, message: 'Đã ban hành. Từ nay bộ chỉ số này không sửa được; điều chỉnh bằng một bộ mới.', leadsTo: versionHref(code) } : issued
}
