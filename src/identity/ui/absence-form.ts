import { z } from 'zod'
import type { Ctx } from '#db/context.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { endAbsence, recordAbsence } from '#organisation/absence-commands.ts'
import { ABSENCE_REASONS } from '#organisation/domain/absence.ts'
import { dayField, rowField } from '#organisation/administration-form.ts'
import type { OrganisationRefusal } from '#organisation/refusals.ts'

/** What `AbsencePanel` sends; two members of the union of a page's forms. */
export const ABSENCE_FORMS = [
  z.strictObject({
    viec: z.literal('vang-mat'),
    absentFrom: dayField('Chọn ngày bắt đầu vắng.'),
    absentTo: dayField('Chọn ngày vắng cuối cùng.'),
    reason: z.enum(ABSENCE_REASONS, { error: 'Chọn lý do.' }),
  }),
  z.strictObject({ viec: z.literal('ve-som'), id: rowField() }),
] as const
export type AbsenceForm = z.output<(typeof ABSENCE_FORMS)[number]>

/** Does what the panel asked, and the sentence for the next page. */
export const sendAbsence = async (
  ctx: Ctx,
  staffId: StaffId,
  value: AbsenceForm,
): Promise<{ readonly result: Result<unknown, OrganisationRefusal>; readonly done: string }> =>
  value.viec === 'vang-mat'
    ? {
        result: await recordAbsence(ctx, { staffId, from: value.absentFrom, to: value.absentTo, reason: value.reason }),
        done: 'Đã ghi vắng mặt.',
      }
    : { result: await endAbsence(ctx, { absenceId: value.id }), done: 'Đã kết thúc đợt vắng mặt.' }
