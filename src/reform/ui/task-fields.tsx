import { SHARE_NAMES } from '#figures/domain/shares.ts'
import { SHARE_WORDS } from '#figures/words.ts'
import { Checkbox, RadioCards } from '#ui/choice.tsx'
import { SelectField, TextAreaField, TextField, type Option } from '#ui/field.tsx'
import { SOURCE_KINDS } from '../domain/task.ts'
import { supportField } from '../field-names.ts'
import type { TaskForm, UnitOption } from '../pages/task-form.ts'
import { SOURCE_WORDS } from '../words.ts'

/** A unit in a list, set in as it stands in the tree. */
const optionOf = ({ id, name, depth }: UnitOption): Option => ({ value: id, label: `${'  '.repeat(depth)}${name}` })

/** Everything that a task asks, in the order in which people decide it. */
export const TaskFields = ({ form }: { readonly form: TaskForm }) => {
  const { values } = form
  const of = (name: string): string | undefined => values[name]
  return (
    <>
      <SelectField name="area" label="Lĩnh vực cải cách" placeholder="Chọn lĩnh vực" defaultValue={of('area')} options={form.areas.map(({ code, name }) => ({ value: code, label: name }))} />
      <TextAreaField name="title" label="Nhiệm vụ" rows={2} maxLength={500} defaultValue={of('title')} />
      <SelectField name="lead" label="Đơn vị chủ trì" placeholder="Chọn đơn vị" defaultValue={of('lead')} options={form.units.map(optionOf)} />
      <details className="edit" open={Object.keys(values).some((name) => name.startsWith('supporting.'))}>
        <summary>Đơn vị phối hợp</summary>
        <div className="unit-picks">
          {form.supporters.map(({ id, name }) => <Checkbox key={id} name={supportField(id)} value={id} label={name} defaultChecked={of(supportField(id)) === id} />)}
        </div>
      </details>
      <TextAreaField name="deliverable" label="Sản phẩm" hint="Văn bản, báo cáo, hệ thống … chứng tỏ đã xong" optional rows={2} maxLength={1_000} defaultValue={of('deliverable')} />
      <div className="target-choice">
        <RadioCards
          name="target"
          legend="Chỉ tiêu"
          inRow
          defaultValue={of('target') ?? 'none'}
          choices={[
            { value: 'none', label: 'Không có số', hint: 'Đơn vị tự đánh giá tiến độ' },
            { value: 'share', label: 'Tỷ lệ hệ thống đọc', hint: 'Không ai phải nhập số' },
            { value: 'count', label: 'Số lượng', hint: 'Đơn vị báo cáo số đã đạt' },
          ]}
        />
        <div className="pair of-share">
          <SelectField name="share" label="Tỷ lệ" placeholder="Chọn tỷ lệ" defaultValue={of('share')} options={SHARE_NAMES.map((name) => ({ value: name, label: SHARE_WORDS[name].name }))} />
          <TextField name="atLeast" label="Từ bao nhiêu %" inputMode="decimal" width={10} defaultValue={of('atLeast')} />
        </div>
        <div className="pair of-count">
          <TextField name="amount" label="Số lượng cần đạt" inputMode="numeric" width={10} defaultValue={of('amount')} />
          <TextField name="unit" label="Đơn vị tính" hint="Ví dụ cuộc, thủ tục, lớp" width={10} maxLength={50} defaultValue={of('unit')} />
        </div>
      </div>
      <div className="pair">
        <TextField name="startsOn" type="date" label="Bắt đầu" defaultValue={of('startsOn')} width={20} />
        <TextField name="dueOn" type="date" label="Hạn hoàn thành" hint="Rơi vào ngày nghỉ thì hạn tới hết ngày làm việc kế tiếp" defaultValue={of('dueOn')} width={20} />
        <TextField name="budget" label="Kinh phí (đồng)" optional inputMode="numeric" width={20} defaultValue={of('budget')} />
        <TextField name="criteria" label="Tiêu chí chỉ số" hint="Mã, cách nhau bằng dấu phẩy" optional width={20} defaultValue={of('criteria')} />
      </div>
      <SelectField name="sourceKind" label="Nguồn giao" defaultValue={of('sourceKind') ?? 'own'} options={SOURCE_KINDS.map((kind) => ({ value: kind, label: SOURCE_WORDS[kind] }))} />
      <div className="pair">
        <TextField name="sourceRef" label="Số văn bản giao" optional maxLength={200} defaultValue={of('sourceRef')} />
        <TextField name="sourceTitle" label="Nội dung nguồn giao" optional maxLength={500} defaultValue={of('sourceTitle')} />
      </div>
      {form.asksReason && <TextAreaField name="reason" label="Lý do điều chỉnh" rows={2} maxLength={2_000} />}
    </>
  )
}
