import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import { METHOD_KINDS, METHOD_NAMES, partField, PARTS_OF, type MethodKind, type MethodPart } from '../method-parts.ts'

type Boxes = Readonly<Record<string, string>>
type Facts = readonly { readonly value: string; readonly label: string }[]

const KIND_OPTIONS = METHOD_KINDS.map((value) => ({ value, label: METHOD_NAMES[value] }))

/** What each way to score does, said above its boxes. */
const EXPLAINED: Readonly<Record<MethodKind, string>> = {
  fromSystem: 'Hệ thống tự tính từ hồ sơ, báo cáo; không ai gõ. Đơn vị chỉ khiếu nại số liệu, có lý do.',
  ratio: 'Điểm bằng tỷ lệ nhân điểm tối đa; người chấm ghi tử số và mẫu số.',
  steps: 'Điểm của bậc cao nhất mà giá trị đạt tới.',
  yesNo: 'Có thì đủ điểm, không thì 0.',
  deduction: 'Điểm tối đa trừ dần theo số trường hợp, không xuống dưới 0.',
  formula: 'Điểm tính bằng một công thức trên các số nhập; luôn giữ trong khoảng từ 0 đến điểm tối đa.',
  survey: 'Điểm từ kết quả điều tra xã hội học.',
  published: 'Chỉ ghi lại số điểm cơ quan khác đã công bố.',
}

const SUBJECT: Partial<Record<MethodKind, string>> = {
  ratio: 'Tử số',
  steps: 'Giá trị được đo',
  yesNo: 'Câu hỏi',
  deduction: 'Trường hợp bị trừ điểm',
  survey: 'Hỏi ai',
}

type PartProps = { readonly kind: MethodKind; readonly part: MethodPart; readonly boxes: Boxes; readonly facts: Facts }

const Part = ({ kind, part, boxes, facts }: PartProps) => {
  const name = partField(kind, part)
  const box = { name, defaultValue: boxes[name] }
  switch (part) {
    case 'subject':
      return kind === 'fromSystem'
        ? <SelectField {...box} label="Số liệu của hệ thống" placeholder="Chọn số liệu" options={facts} />
        : <TextField {...box} label={SUBJECT[kind] ?? 'Đo bằng gì'} maxLength={500} />
    case 'base':
      return <TextField {...box} label="Mẫu số" hint="Tỷ lệ tính trên tổng số gì" maxLength={500} />
    case 'fullAt':
      return <TextField {...box} label="Đủ điểm từ" hint="Để 100% khi phải đạt toàn bộ" optional width={10} />
    case 'noneBelow':
      return <TextField {...box} label="Dưới mức này không có điểm" optional width={10} />
    case 'steps':
      return (
        <TextAreaField
          {...box} label="Các bậc" optional={kind === 'fromSystem'} rows={4}
          hint={kind === 'fromSystem' ? 'Ghi khi chấm theo bậc thay vì theo tỷ lệ; mỗi dòng một bậc: 80% = 1' : 'Mỗi dòng một bậc, từ thấp lên cao: 80% = 1'}
        />
      )
    case 'each':
      return <TextField {...box} label="Trừ mỗi trường hợp" inputMode="decimal" hint="Số điểm, ví dụ 0,5" width={10} />
    case 'expression':
      return (
        <TextAreaField
          {...box} label="Công thức cho điểm" rows={3} spellCheck={false} maxLength={500}
          hint="Dùng + − × ÷, min(a; b), max(a; b), nếu(điều kiện; giá trị; giá trị khác), so sánh ≥ < =, phần trăm 80%, và tối_đa là điểm tối đa của dòng. Ví dụ: tối_đa × min(1; đúng_hạn ÷ tổng)"
        />
      )
    case 'inputs':
      return (
        <TextAreaField
          {...box} label="Số nhập của công thức" rows={3} spellCheck={false}
          hint="Mỗi dòng một số: tên | ý nghĩa | nhỏ nhất | lớn nhất (bỏ trống nếu không giới hạn). Ví dụ: đúng_hạn | Nhiệm vụ hoàn thành đúng hạn | 0 |"
        />
      )
  }
}

const isKind = (kind: string): kind is MethodKind => METHOD_KINDS.some((one) => one === kind)

/**
 * How a sub-criterion is scored. Every way has boxes of its own and only those of the chosen one are shown, by the
 * stylesheet alone, so that nothing typed is lost when another way is tried.
 */
export const MethodFields = ({ kind, boxes, facts }: { readonly kind: string; readonly boxes: Boxes; readonly facts: Facts }) => (
  <section className="panel method">
    <h2>Cách chấm</h2>
    <SelectField name="kind" label="Cách chấm" options={KIND_OPTIONS} defaultValue={isKind(kind) ? kind : 'yesNo'} />
    {METHOD_KINDS.map((one) => (
      <fieldset key={one} className={`method-parts for-${one}`}>
        <legend className="sr-only">{METHOD_NAMES[one]}</legend>
        <p className="muted">{EXPLAINED[one]}</p>
        {PARTS_OF[one].map((part) => <Part key={part} kind={one} part={part} boxes={boxes} facts={facts} />)}
      </fieldset>
    ))}
  </section>
)
