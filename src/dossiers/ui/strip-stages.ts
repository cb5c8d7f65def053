import type { StripStep } from '#ui/process-strip.tsx'
import type { StageBox } from '../pages/stages-view.ts'

/** "45 phút", "3 giờ", "1,5 ngày": short enough for a box of the drawn process. */
const shortSpan = (minutes: number, minutesPerDay: number): string => {
  if (minutes < 60) return `${minutes} phút`
  if (minutes < minutesPerDay) return `${Math.floor(minutes / 60)} giờ`
  const tenths = Math.floor((minutes * 10) / minutesPerDay)
  return `${Math.floor(tenths / 10)}${tenths % 10 === 0 ? '' : `,${tenths % 10}`} ngày`
}

const timeOf = (box: StageBox): string | undefined => {
  const allotted = box.allottedMinutes > 0 ? shortSpan(box.allottedMinutes, box.minutesPerDay) : undefined
  if (box.usedMinutes === null) return allotted === undefined ? undefined : `định mức ${allotted}`
  const used = shortSpan(box.usedMinutes, box.minutesPerDay)
  return allotted === undefined ? `đã dùng ${used}` : `đã dùng ${used} / ${allotted}`
}

const holderOf = (box: StageBox): string => {
  if (box.staffName !== null) return `${box.staffName}${box.isWaiting ? ' (chưa nhận)' : ''}`
  return box.isWaiting ? `${box.unitName} (chưa ai nhận)` : box.unitName
}

/** The stages of a dossier in the words of the drawn process. */
export const stripStages = (stages: readonly (readonly StageBox[])[]): readonly (readonly StripStep[])[] =>
  stages.map((boxes) =>
    boxes.map((box): StripStep => {
      const time = timeOf(box)
      return {
        key: box.key,
        name: box.isConsultation ? 'Ý kiến phối hợp' : box.name,
        state: box.state,
        holder: holderOf(box),
        ...(time !== undefined && { time }),
      }
    }),
  )
