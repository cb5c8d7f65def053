import { formatMoment } from '#ui/dates.ts'
import type { ClockEffect } from '../clock-preview.ts'
import { dossierSentence } from '../refusals.ts'
import { workingSpanWords } from './working-span.ts'

/** What an action does to the clock, as its page says it before it is taken. */
export const effectSentence = (effect: ClockEffect, minutesPerDay: number): { readonly text: string; readonly tone: 'info' | 'warning' } => {
  switch (effect.kind) {
    case 'starts':
      return effect.dueAt === null
        ? { tone: 'info', text: 'Tiếp nhận thì hồ sơ có mã và vào quy trình; thủ tục không quy định thời hạn.' }
        : { tone: 'info', text: `Tiếp nhận bây giờ thì thời hạn bắt đầu chạy, hẹn trả ${formatMoment(effect.dueAt)}${effect.provisional ? ' (tạm tính)' : ''}.` }
    case 'notStarted':
      return { tone: 'info', text: 'Hồ sơ chưa được tiếp nhận nên thời hạn giải quyết chưa chạy.' }
    case 'unchanged':
      if (effect.dueAt === null) return { tone: 'info', text: 'Thủ tục không quy định thời hạn; việc này không làm thay đổi gì về thời hạn.' }
      return effect.paused
        ? { tone: 'info', text: 'Thời hạn: không đổi, vẫn đang tạm dừng.' }
        : { tone: 'info', text: `Thời hạn: không đổi, hẹn trả ${formatMoment(effect.dueAt)}.` }
    case 'stops':
      if (effect.dueAt === null) return { tone: 'info', text: 'Hồ sơ chuyển sang chờ; thủ tục không quy định thời hạn.' }
      return effect.remainingMinutes !== null && effect.remainingMinutes < 0
        ? { tone: 'warning', text: `Hồ sơ đã quá hạn ${formatMoment(effect.dueAt)}: tạm dừng bây giờ không dời hạn và không xóa việc quá hạn.` }
        : {
            tone: 'warning',
            text: `Thời hạn tạm dừng từ lúc này, giữ lại ${workingSpanWords(effect.remainingMinutes ?? 0, minutesPerDay)}. Hẹn trả ${formatMoment(effect.dueAt)} sẽ được tính lại khi chạy tiếp.`,
          }
    case 'moves':
      return {
        tone: 'warning',
        text: `Hẹn trả dời từ ${formatMoment(effect.from)} sang ${formatMoment(effect.to)}${effect.provisional ? ' (tạm tính)' : ''}${effect.runsAgain ? '; thời hạn chạy tiếp' : ''}.`,
      }
    case 'runsAgain':
      return effect.dueAt === null
        ? { tone: 'info', text: 'Hồ sơ được giải quyết tiếp; thủ tục không quy định thời hạn.' }
        : { tone: 'info', text: `Thời hạn chạy tiếp; hẹn trả không đổi, ${formatMoment(effect.dueAt)}.` }
    case 'ends':
      if (!effect.result) return { tone: 'warning', text: 'Thời hạn thôi tính: hồ sơ kết thúc mà không có kết quả.' }
      return effect.dueAt === null
        ? { tone: 'info', text: 'Ghi nhận thời điểm xong; thủ tục không quy định thời hạn.' }
        : { tone: 'info', text: `Thời hạn thôi tính: thời điểm xong được so với hẹn trả ${formatMoment(effect.dueAt)}.` }
    case 'refused':
      return { tone: 'warning', text: dossierSentence(effect.refusal) }
  }
}
