import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { TextField } from '#ui/field.tsx'
import type { Survey } from '../domain/survey.ts'
import { sheetField, unitField } from '../fields.ts'
import type { PlanChoices } from '../pages/plan-form.ts'

type Planned = Pick<Survey, 'title' | 'rated' | 'period' | 'closesOn'> & { readonly questionnaires: readonly string[] }

type PlanFieldsProps = { readonly kind: Survey['kind']; readonly choices: PlanChoices; readonly planned?: Planned }

const RATED_WORDS = { agency: 'mọi cơ quan', commune: 'xã, phường, đặc khu', department: 'sở, ngành', district: 'huyện' } as const

/** What a survey asks of whom. */
export const PlanFields = ({ kind, choices, planned }: PlanFieldsProps) => (
  <>
    <TextField name="title" label="Tên cuộc khảo sát" maxLength={200} defaultValue={planned?.title} />
    <div className="pair">
      {kind === 'sipas' && (
        <>
          <TextField name="from" type="date" label="Hồ sơ có kết quả từ ngày" max={choices.today} width={20} defaultValue={planned?.period?.from} />
          <TextField name="to" type="date" label="đến ngày" max={choices.today} width={20} defaultValue={planned?.period?.to} />
        </>
      )}
      <TextField name="closesOn" type="date" label="Nhận trả lời đến hết ngày" min={choices.today} width={20} defaultValue={planned?.closesOn} />
    </div>
    {kind === 'sociological' && (
      <fieldset id="o-questionnaires" tabIndex={-1}>
        <legend>Phiếu hỏi, mỗi nhóm người trả lời một phiếu</legend>
        {choices.questionnaires.map(({ code, respondents, rated }) => (
          <Checkbox key={code} name={sheetField(code)} label={respondents} hint={`Hỏi về ${RATED_WORDS[rated]}`} defaultChecked={planned?.questionnaires.includes(code) === true} />
        ))}
      </fieldset>
    )}
    <fieldset id="o-units" tabIndex={-1}>
      <legend>Cơ quan được đánh giá</legend>
      <p className="hint">Chỉ cơ quan cấp dưới. Chọn chính cơ quan mình thì cuộc khảo sát được ghi là tự khảo sát và không vào báo cáo nào.</p>
      <div className="unit-ticks">
        {choices.units.map(({ id, name }) => <Checkbox key={id} name={unitField(id)} label={name} defaultChecked={planned?.rated.some((one) => one === id) === true} />)}
      </div>
    </fieldset>
    <div className="form-actions"><Button>Lưu kế hoạch, sang lấy mẫu</Button></div>
  </>
)
