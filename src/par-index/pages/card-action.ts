import type { Ctx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import { refuse } from '#kernel/result.ts'
import { performOnCard, type CardInput } from '../rounds/card-commands.ts'
import { textIn } from './form-text.ts'
import { acted, type Acted } from './round-action.ts'

/** What each button of a card asks, and what is said when it was done. */
const readWork = (form: FormData): { readonly input: CardInput; readonly message: string } | undefined => {
  const text = (name: string): string => textIn(form, name)
  switch (form.get('viec')) {
    case 'gui': return { input: { type: 'submit' }, message: 'Đã gửi phiếu để thẩm định.' }
    case 'tra-lai': return { input: { type: 'return', reason: text('ly-do') }, message: 'Đã trả phiếu cho đơn vị sửa.' }
    case 'dong-y-nhieu': return { input: { type: 'agreeLines', codes: form.getAll('chon').filter((one) => typeof one === 'string') }, message: 'Đã đồng ý với các tiêu chí được đánh dấu.' }
    case 'gui-tham-dinh': return { input: { type: 'sendVerification' }, message: 'Đã gửi kết quả thẩm định. Đơn vị bắt đầu có thời gian giải trình.' }
    case 'dong-y': return { input: { type: 'acceptVerification' }, message: 'Đã đồng ý với kết quả thẩm định.' }
    case 'gui-giai-trinh': return { input: { type: 'sendRebuttal' }, message: 'Đã gửi giải trình.' }
    case 'chuyen': return { input: { type: 'settle' }, message: 'Đã chuyển phiếu sang hội đồng.' }
    case 'gia-han': return {
      input: { type: 'extend', stage: form.get('buoc') === 'rebuttal' ? 'rebuttal' : 'selfScore', until: text('den'), reason: text('ly-do') }, message: 'Đã gia hạn cho đơn vị này.',
    }
    default: return undefined
  }
}

/** The form of a whole card as it was sent. */
export const actOnCard = async (ctx: Ctx, typedId: string, form: FormData): Promise<Acted> => {
  const id = parseId(typedId)
  const work = readWork(form)
  if (id === undefined || work === undefined) return acted(refuse('parCardNotFound'), '')
  return acted(await performOnCard(ctx, id, work.input), work.message, {
    parReasonRequired: 'ly-do', parDayInvalid: 'den', parDayNotWorkingInvalid: 'den', parExtensionInvalid: 'den',
  })
}
