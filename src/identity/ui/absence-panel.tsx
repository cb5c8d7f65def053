import { Button } from '#ui/button.tsx'
import { DayField } from '#ui/day-field.tsx'
import { SelectField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'
import type { Absence } from '#organisation/absence-queries.ts'
import { ABSENCE_WORDS } from './change-words.ts'

/** An absence as a loader sends it to the page. */
export type AbsenceLine = { readonly id: string; readonly from: string; readonly to: string; readonly reason: string }

export const absenceLine = ({ id, from, to, reason }: Absence): AbsenceLine => ({
  id, from: from.toString(), to: to.toString(), reason: ABSENCE_WORDS[reason],
})

type AbsencePanelProps = {
  readonly absences: readonly AbsenceLine[]
  /** ISO day. */
  readonly today: string
  readonly reply: FormReply | undefined
}

/** Absences that last or are to come, and the form for another one; sends `viec` vang-mat or ve-som. */
export const AbsencePanel = ({ absences, today, reply }: AbsencePanelProps) => (
  <section className="panel">
    <h2>Vắng mặt</h2>
    {absences.length > 0 && (
      <ul className="absences">
        {absences.map((absence) => (
          <li key={absence.id} className="with-button">
            <span>
              {absence.reason}, từ <Day on={absence.from} /> đến hết <Day on={absence.to} />
            </span>
            <PostForm label={`Kết thúc: ${absence.reason}`}>
              <input type="hidden" name="viec" value="ve-som" />
              <input type="hidden" name="id" value={absence.id} />
              <Button kind="plain">{absence.from > today ? 'Rút lại' : 'Đã về, kết thúc từ hôm nay'}</Button>
            </PostForm>
          </li>
        ))}
      </ul>
    )}
    <PostForm reply={reply}>
      <input type="hidden" name="viec" value="vang-mat" />
      <div className="pair">
        <DayField name="absentFrom" label="Vắng từ ngày" defaultValue={today} />
        <DayField name="absentTo" label="Đến hết ngày" />
      </div>
      <SelectField name="reason" label="Lý do" hint="Không ghi chi tiết riêng tư" options={Object.entries(ABSENCE_WORDS).map(([value, label]) => ({ value, label }))} />
      <p className="form-actions"><Button kind="ghost">Ghi vắng mặt</Button></p>
    </PostForm>
    <p className="small muted">
      Lãnh đạo đơn vị thấy việc của người vắng ở “Việc của đơn vị”. Muốn người khác làm thay trong thời gian đó: ghi giao quyền.
    </p>
  </section>
)
