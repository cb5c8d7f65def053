import { RadioCards } from '#ui/choice.tsx'
import { TextField } from '#ui/field.tsx'
import { formulaBox, INPUT_BOXES } from '../pages/input-boxes.ts'
import type { LinePage } from '../pages/line-page.ts'
import { areShares } from '../versions/method-words.ts'

type Props = { readonly method: LinePage['method']; readonly typed: Readonly<Record<string, string>> }

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)

/** The words of part and base, as the set says them. */
const shareWords = (method: LinePage['method']): { readonly part: string; readonly base: string } =>
  method.kind === 'ratio' ? { part: `Số ${method.part}`, base: `Tổng số ${method.base}` } : method.kind === 'survey' ? { part: 'Điểm hài lòng đạt được', base: 'Điểm hài lòng tối đa' } : { part: 'Phần đạt', base: 'Tổng số phải tính' }

const ShareFields = ({ method, typed }: Props) => {
  const words = shareWords(method)
  return (
    <div className="pair">
      <TextField name={INPUT_BOXES.part} label={words.part} inputMode="decimal" defaultValue={typed[INPUT_BOXES.part]} width={20} />
      <TextField name={INPUT_BOXES.base} label={words.base} hint="Tỷ lệ do hệ thống tính" inputMode="decimal" defaultValue={typed[INPUT_BOXES.base]} width={20} />
    </div>
  )
}

/** The boxes in which a line is answered, by how it is scored. Nobody types a percentage that can be computed. */
export const InputFields = ({ method, typed }: Props) => {
  switch (method.kind) {
    case 'ratio':
    case 'fromSystem': return <ShareFields method={method} typed={typed} />
    case 'survey': return (
      <>
        <ShareFields method={method} typed={typed} />
        <TextField name={INPUT_BOXES.points} label="Hoặc điểm như văn bản ghi" optional inputMode="decimal" defaultValue={typed[INPUT_BOXES.points]} width={10} />
      </>
    )
    case 'steps': return <TextField name={INPUT_BOXES.value} label={capital(areShares(method.steps) ? `${method.value} (%)` : method.value)} {...(areShares(method.steps) && { hint: 'Ví dụ 96,5' })} inputMode="decimal" defaultValue={typed[INPUT_BOXES.value]} width={10} />
    case 'yesNo': return (
      <RadioCards name={INPUT_BOXES.answer} legend={method.question} inRow defaultValue={typed[INPUT_BOXES.answer]} choices={[{ value: 'co', label: 'Có' }, { value: 'khong', label: 'Không' }]} />
    )
    case 'deduction': return <TextField name={INPUT_BOXES.cases} label={`Số ${method.cases}`} hint="Không có thì ghi 0" inputMode="numeric" defaultValue={typed[INPUT_BOXES.cases]} width={10} />
    case 'published': return <TextField name={INPUT_BOXES.points} label="Điểm" inputMode="decimal" defaultValue={typed[INPUT_BOXES.points]} width={10} />
    case 'formula': return (
      <div className="pair">
        {method.inputs.map(({ name, label }) => <TextField key={name} name={formulaBox(name)} label={label} inputMode="decimal" defaultValue={typed[formulaBox(name)]} width={20} />)}
      </div>
    )
  }
}
