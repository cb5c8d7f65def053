import { Checkbox } from '#ui/choice.tsx'
import { SelectField, TextAreaField, TextField, type Option } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import type { FieldSource } from '#law/eform-schema.ts'
import type { ChosenSign, ConditionName } from '../condition-names.ts'
import { PROFILE_VALUES, isBlockKind } from '../domain/form.ts'
import { writeLeaf } from '../domain/leaf-value.ts'
import { PROFILE_WORDS, SHOWN_AS_WORDS } from '../words.ts'

const SIGN_WORDS: Readonly<Record<ChosenSign, string>> = {
  eq: 'là', ne: 'không phải là', has: 'có chọn', gt: 'lớn hơn, sau', ge: 'từ … trở lên', lt: 'nhỏ hơn, trước', le: 'đến … trở xuống',
}

type Settings = {
  readonly field: FieldSource
  readonly problem: string | null
  readonly names: readonly ConditionName[]
  readonly parts: readonly { readonly id: string; readonly label: string }[]
  readonly usual: readonly string[]
  readonly lists: readonly Option[]
  readonly papers: readonly Option[]
}

const written = (field: FieldSource, end: 'min' | 'max'): string => {
  const value = end in field ? (field as { min?: string | number; max?: string | number })[end] : undefined
  if (value === 'today') return 'hôm nay'
  return writeLeaf(field.kind === 'date' || field.kind === 'partialDate' ? 'date' : 'decimal', value)
}

/** Settings that only some kinds have. */
const KindSettings = ({ field, parts, usual, lists, papers }: Settings) => {
  if (isBlockKind(field.kind)) {
    const chosen = 'parts' in field && field.parts !== undefined ? field.parts.map((part) => (typeof part === 'string' ? part : part.id)) : usual
    return (
      <fieldset>
        <legend>Hỏi những phần nào</legend>
        {parts.map((part) => (
          <Checkbox key={part.id} name="part" value={part.id} label={part.label} defaultChecked={chosen.includes(part.id)} />
        ))}
      </fieldset>
    )
  }
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return (
        <TextAreaField name="options" label="Các lựa chọn" rows={6} hint="Mỗi dòng một lựa chọn: mã | lời. Ví dụ: me | Mẹ. Không ghi mã thì máy tự đặt."
          defaultValue={field.options.map(({ value, label }) => `${value} | ${label}`).join('\n')} />
      )
    case 'listItem':
      return <SelectField name="list" label="Danh sách" options={lists} defaultValue={field.list} />
    case 'file':
      return (
        <>
          <SelectField name="paperId" label="Là giấy tờ nào của thủ tục" optional options={papers} placeholder="Giấy tờ khác" defaultValue={field.paperId} />
          <TextField name="maxFiles" label="Nhiều nhất bao nhiêu tệp" inputMode="numeric" width={4} defaultValue={String(field.maxFiles)} />
        </>
      )
    case 'table':
      return (
        <>
          <TextField name="rowLabel" label="Mỗi dòng là" hint="Ví dụ: Thành viên" defaultValue={field.rowLabel} />
          <div className="pair">
            <TextField name="minRows" label="Ít nhất (dòng)" inputMode="numeric" width={4} defaultValue={String(field.minRows)} />
            <TextField name="maxRows" label="Nhiều nhất (dòng)" inputMode="numeric" width={4} defaultValue={String(field.maxRows)} />
          </div>
          <p className="small muted">Cột của bảng: thêm ở danh sách ô của trang, chọn “Đặt vào” bảng này.</p>
        </>
      )
    case 'computed':
      return (
        <>
          <TextField name="value" label="Công thức" hint="Ví dụ: sum(thanhVien.thuNhap), hoặc soBan * 2000" code defaultValue={field.value} />
          <SelectField name="shownAs" label="Kết quả là" options={Object.entries(SHOWN_AS_WORDS).map(([value, label]) => ({ value, label }))} defaultValue={field.shownAs} />
        </>
      )
    case 'line':
    case 'paragraph':
      return <TextField name="longest" label="Nhiều nhất bao nhiêu ký tự" optional inputMode="numeric" width={10} defaultValue={field.longest?.toString()} />
    case 'date':
    case 'partialDate':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'area':
      return (
        <div className="pair">
          <TextField name="min" label="Từ" optional hint={field.kind === 'date' || field.kind === 'partialDate' ? '31/01/2026 hoặc hôm nay' : 'số nhỏ nhất'} width={20} defaultValue={written(field, 'min')} />
          <TextField name="max" label="Đến" optional hint={field.kind === 'date' || field.kind === 'partialDate' ? '31/01/2026 hoặc hôm nay' : 'số lớn nhất'} width={20} defaultValue={written(field, 'max')} />
        </div>
      )
    default:
      return null
  }
}

/** The question, when it is shown, whether it must be answered, and what its kind needs. */
export const FieldSettings = (settings: Settings) => {
  const { field, names, problem } = settings
  const isAsked = field.kind !== 'info' && field.kind !== 'computed'
  return (
    <>
      {field.kind === 'info' || field.kind === 'declaration' ? (
        <TextAreaField name="label" label={field.kind === 'info' ? 'Lời hướng dẫn' : 'Lời cam đoan'} rows={4} defaultValue={field.label} />
      ) : (
        <TextField name="label" label="Câu hỏi" hint="Như người dân đọc" defaultValue={field.label} />
      )}
      {field.kind !== 'info' && <TextField name="hint" label="Gợi ý cách điền" optional defaultValue={field.hint} />}
      <KindSettings {...settings} />
      {isAsked && field.kind !== 'table' && (
        <Checkbox name="optional" label="Không bắt buộc" hint="Người dân được để trống" defaultChecked={field.optional === true} />
      )}
      {isAsked && field.kind !== 'table' && field.kind !== 'file' && !isBlockKind(field.kind) && (
        <SelectField name="prefill" label="Điền sẵn từ tài khoản" optional placeholder="Không điền sẵn"
          options={PROFILE_VALUES.map((value) => ({ value, label: PROFILE_WORDS[value] }))}
          defaultValue={'prefill' in field && field.prefill !== 'self' ? field.prefill : undefined} />
      )}
      {isBlockKind(field.kind) && (
        <SelectField name="prefill" label="Điền sẵn từ tài khoản" optional placeholder="Không điền sẵn"
          options={[{ value: 'self', label: 'Đây là người đang điền biểu mẫu' }]} defaultValue={'prefill' in field ? field.prefill : undefined} />
      )}
      <fieldset>
        <legend>Khi nào hiện ô này</legend>
        {names.length > 0 && (
          <>
            <p className="small muted">Chọn ba phần dưới đây, hoặc tự viết điều kiện. Để trống hết thì luôn hiện.</p>
            <div className="pair">
              <SelectField name="whenField" label="Khi câu" optional placeholder="—" options={names.map(({ path, label }) => ({ value: path, label: `${label} (${path})` }))} />
              <SelectField name="whenSign" label="Có câu trả lời" options={Object.entries(SIGN_WORDS).map(([value, label]) => ({ value, label }))} />
              <TextField name="whenValue" label="Giá trị" optional hint="Chữ, số, ngày, Có, Không" />
            </div>
          </>
        )}
        <TextField name="visibleIf" label="Điều kiện viết đầy đủ" optional code hint='Ví dụ: nguoiKhai = "me" and soCon > 1' defaultValue={field.visibleIf} />
        {problem !== null && <Notice tone="error">{problem}</Notice>}
        {isAsked && field.kind !== 'table' && (
          <TextField name="requiredIf" label="Chỉ bắt buộc khi" optional code hint="Để trống thì theo mục “Không bắt buộc”" defaultValue={field.requiredIf} />
        )}
      </fieldset>
      <details className="more">
        <summary>Tên dùng trong điều kiện</summary>
        <TextField name="id" label="Tên" hint="Chữ không dấu và số; đổi tên thì sửa cả các điều kiện dùng tên này" code width={20} defaultValue={field.id} />
      </details>
    </>
  )
}
