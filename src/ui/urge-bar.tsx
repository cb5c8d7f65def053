import { Button } from './button.tsx'
import { SelectField, TextAreaField } from './field.tsx'
import { Notice } from './notice.tsx'
import { Code } from './values.tsx'

const USUAL = 'Đề nghị giải quyết ngay; báo cáo lý do chậm, việc sẽ làm và ngày hoàn thành.'

type UrgeBarProps = {
  /** What was typed before; the usual words when nothing was. */
  readonly directive: string | undefined
  /** The words of the button: what is urged. */
  readonly button: string
  /** Dossiers have a holder; what is owed by a unit goes to the unit. */
  readonly toHolder: boolean
}

/** What is asked and of whom, for the ticked rows of the surrounding form. */
export const UrgeBar = ({ directive, button, toHolder }: UrgeBarProps) => (
  <div className="bulk urge">
    <TextAreaField name="directive" label="Yêu cầu trong phiếu đôn đốc" rows={2} maxLength={2_000} defaultValue={directive ?? USUAL} />
    {toHolder && (
      <SelectField
        name="to"
        label="Gửi cho"
        options={[
          { value: 'holder', label: 'Người đang giữ' },
          { value: 'unit', label: 'Cả đơn vị đang giữ' },
        ]}
      />
    )}
    <Button>{button}</Button>
  </div>
)

/** One press urges the work of this row alone; `value` names it in the sent form (`mot`). */
export const UrgeOne = ({ value, label }: { readonly value: string; readonly label: string }) => (
  <Button kind="ghost" name="mot" value={value} aria-label={`Đôn đốc ${label}`}>
    Đôn đốc
  </Button>
)

type UrgeOutcomeProps = {
  readonly reply: {
    /** What was wrong with the form itself. */
    readonly message: string | null
    readonly done: number
    readonly refused: readonly { readonly key: string; readonly code: string | null; readonly why: string }[]
  }
  /** What was urged, as counted: "hồ sơ", "báo cáo". */
  readonly what?: string
}

/** What became of it. */
export const UrgeOutcome = ({ reply, what = 'hồ sơ' }: UrgeOutcomeProps) => (
  <div role="status" className="stack">
    {reply.message !== null && <Notice tone="error">{reply.message}</Notice>}
    {reply.done > 0 && <Notice tone="done">Đã gửi {reply.done} phiếu đôn đốc. Trả lời sẽ hiện ở mục Phiếu đôn đốc.</Notice>}
    {reply.refused.length > 0 && (
      <Notice tone="warning" title={`${reply.refused.length} ${what} chưa đôn đốc được`}>
        <ul className="plain">
          {reply.refused.map((one) => (
            <li key={one.key}>
              {one.code !== null && <Code>{one.code}</Code>} {one.why}
            </li>
          ))}
        </ul>
      </Notice>
    )}
  </div>
)
