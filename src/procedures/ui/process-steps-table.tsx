import type { ReactNode } from 'react'
import { ROLES } from '#kernel/actor.ts'
import { roleLabels, STANDARD_DAY_MINUTES, stepUnitLabels } from '#law/procedures.ts'
import { DataTable } from '#ui/data-table.tsx'
import { fieldId } from '#ui/field-id.ts'
import type { Option } from '#ui/field.tsx'
import { useFieldReply } from '#ui/post-form.tsx'
import type { ProcessStep } from '../domain/process.ts'
import { useRows } from './use-rows.tsx'
import { minutesWords, spanWords, STEP_KIND_WORDS } from '../words.ts'

const KINDS = Object.entries(STEP_KIND_WORDS).map(([value, label]) => ({ value, label }))
const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: roleLabels[value] }))
const UNITS = [...Object.entries(stepUnitLabels).map(([value, label]) => ({ value, label })), { value: 'fixed', label: 'đơn vị cố định' }]

const unitWords = (step: ProcessStep): string => (step.unit.kind === 'fixed' ? step.unit.unitCode : stepUnitLabels[step.unit.kind])

/** Numbers of the rows that a step waits for, as the table counts them. */
const afterNumbers = (step: ProcessStep, steps: readonly ProcessStep[]): string =>
  step.after.map((id) => steps.findIndex((one) => one.id === id) + 1).filter((number) => number > 0).join(', ')

type CellProps = { readonly name: string; readonly label: string; readonly children: (box: object) => ReactNode; readonly first: string }

/** A box in a cell: named for those who hear it, its error above it. */
const Cell = ({ name, label, first, children }: CellProps) => {
  const { value, error } = useFieldReply(name)
  return (
    <>
      {error !== undefined && <p className="err" id={`${fieldId(name)}-err`}>{error}</p>}
      {children({
        id: fieldId(name), name, 'aria-label': label, defaultValue: value ?? first,
        ...(error !== undefined && { 'aria-invalid': true, 'aria-describedby': `${fieldId(name)}-err` }),
      })}
    </>
  )
}

const Text = (props: Omit<CellProps, 'children'> & { readonly list?: string; readonly placeholder?: string }) => {
  const { list, placeholder, ...cell } = props
  return <Cell {...cell}>{(box) => <input type="text" autoComplete="off" list={list} placeholder={placeholder} {...box} />}</Cell>
}

const Choose = ({ options, ...cell }: Omit<CellProps, 'children'> & { readonly options: readonly Option[] }) => (
  <Cell {...cell}>
    {(box) => <select {...box}>{options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}</select>}
  </Cell>
)

const StepRow = ({ index, step, steps }: { readonly index: number; readonly step: ProcessStep | undefined; readonly steps: readonly ProcessStep[] }) => {
  const field = (name: string): string => `steps.${index}.${name}`
  const named = (what: string): string => `${what} của bước ${index + 1}`
  return (
    <tr id={step === undefined ? undefined : `buoc-${step.id}`}>
      <th scope="row">
        {index + 1}
        {step !== undefined && <input type="hidden" name={field('id')} value={step.id} />}
      </th>
      <td data-label="Việc" className="at-line step-name">
        <Cell name={field('name')} label={named('Việc')} first={step?.name ?? ''}>{(box) => <textarea rows={2} {...box} />}</Cell>
      </td>
      <td data-label="Loại" className="at-line"><Choose name={field('kind')} label={named('Loại')} first={step?.kind ?? 'handle'} options={KINDS} /></td>
      <td data-label="Vai trò" className="at-line"><Choose name={field('role')} label={named('Vai trò')} first={step?.role ?? 'caseOfficer'} options={ROLE_OPTIONS} /></td>
      <td data-label="Đơn vị" className="at-line">
        <Choose name={field('unit')} label={named('Đơn vị')} first={step?.unit.kind ?? 'competent'} options={UNITS} />
        <Text name={field('unitCode')} label={named('Mã đơn vị cố định')} first={step?.unit.kind === 'fixed' ? step.unit.unitCode : ''} list="don-vi-co-dinh" placeholder="mã, nếu cố định" />
      </td>
      <td data-label="Thời gian" className="at-line step-time"><Text name={field('time')} label={named('Thời gian làm việc')} first={step === undefined ? '' : minutesWords(step.allottedMinutes, STANDARD_DAY_MINUTES)} placeholder="4 giờ" /></td>
      <td data-label="Sau bước" className="at-line step-after"><Text name={field('after')} label={named('Chờ xong các bước số')} first={step === undefined ? '' : afterNumbers(step, steps)} /></td>
      <td data-label="Sản phẩm" className="at-line"><Text name={field('output')} label={named('Sản phẩm')} first={step?.output ?? ''} /></td>
      <td data-label="Bỏ" className="at-line">
        {step !== undefined && <input type="checkbox" name={field('drop')} aria-label={`Bỏ bước ${index + 1}`} />}
      </td>
    </tr>
  )
}

const HEADERS = ['Số', 'Việc', 'Loại', 'Vai trò', 'Đơn vị', 'Thời gian', 'Sau bước', 'Sản phẩm', 'Bỏ'] as const

/** The steps as a table to type in; two blank rows stand ready, more for the asking. */
export const StepsTable = ({ steps, units }: { readonly steps: readonly ProcessStep[]; readonly units: readonly Option[] }) => {
  const { count, adder } = useRows('steps', steps.length + 2, 'Thêm bước')
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <section className="sheet" aria-label="Bảng bước" tabIndex={0}>
        <table className="cards-narrow steps">
          <caption className="sr-only">Các bước của quy trình</caption>
          <thead>
            <tr>{HEADERS.map((header) => <th key={header} scope="col">{header}</th>)}</tr>
          </thead>
          <tbody>
            {Array.from({ length: count }, (_, index) => <StepRow key={index} index={index} step={steps[index]} steps={steps} />)}
          </tbody>
        </table>
      </section>
      <datalist id="don-vi-co-dinh">{units.map((unit) => <option key={unit.value} value={unit.value} label={unit.label} />)}</datalist>
      <p>{adder}</p>
    </>
  )
}

/** The steps of a published process, to be read. */
export const StepsList = ({ steps }: { readonly steps: readonly ProcessStep[] }) => (
  <DataTable
    caption="Các bước của quy trình"
    rows={steps}
    rowKey={(row) => row.id}
    columns={[
      { key: 'so', header: 'Số', narrow: 'left', cell: (row) => steps.indexOf(row) + 1 },
      { key: 'viec', header: 'Việc', narrow: 'title', cell: (row) => row.name },
      { key: 'loai', header: 'Loại', cell: (row) => STEP_KIND_WORDS[row.kind] },
      { key: 'vai', header: 'Vai trò', cell: (row) => roleLabels[row.role] },
      { key: 'don-vi', header: 'Đơn vị', cell: unitWords },
      { key: 'tg', header: 'Thời gian', cell: (row) => spanWords(row.allottedMinutes, STANDARD_DAY_MINUTES) },
      { key: 'sau', header: 'Sau bước', cell: (row) => afterNumbers(row, steps) || 'bắt đầu' },
      { key: 'sp', header: 'Sản phẩm', cell: (row) => row.output },
    ]}
  />
)
