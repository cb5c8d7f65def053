import { Link } from 'react-router'
import { fieldId } from '#ui/field-id.ts'
import { useFieldReply } from '#ui/post-form.tsx'
import type { AnnexLine } from '../pages/annex-page.ts'
import { noteField, valueField } from '../pages/row-fields.ts'
import { AnnexTable } from './annex-table.tsx'

const Box = ({ name, label, value, isNumber }: { readonly name: string; readonly label: string; readonly value: string; readonly isNumber: boolean }) => {
  const reply = useFieldReply(name)
  const id = fieldId(name)
  return (
    <>
      <input
        id={id} name={name} aria-label={label} defaultValue={reply.value ?? value} {...(isNumber ? { inputMode: 'decimal' as const, className: 'num' } : { maxLength: 1_000 })}
        aria-invalid={reply.error === undefined ? undefined : true} aria-describedby={reply.error === undefined ? undefined : `${id}-err`}
      />
      {reply.error !== undefined && <p className="err" id={`${id}-err`}>{reply.error}</p>}
    </>
  )
}

const Value = ({ row }: { readonly row: AnnexLine }) => {
  if (row.box !== null) {
    return (
      <>
        <Box name={valueField(row.code)} label={`${row.label}, ${row.unit}`} value={row.box.value} isNumber />
        {row.origin === 'below' && <small>tổng {row.shown}</small>}
        {row.box.hint !== null && <small>{row.box.hint}</small>}
      </>
    )
  }
  return row.href === null ? <>{row.shown}</> : <Link to={row.href} reloadDocument>{row.shown}</Link>
}

type Props = { readonly caption: string; readonly lastYear: string; readonly rows: readonly AnnexLine[] }

const Note = ({ row }: { readonly row: AnnexLine }) => (
  <>
    {row.box === null ? <span className="muted">{row.originWords}{row.note !== null && `; ${row.note}`}</span> : <Box name={noteField(row.code)} label={`Ghi chú của chỉ tiêu ${row.code}`} value={row.box.note} isNumber={false} />}
    {row.evidenceCount > 0 && <small>{row.evidenceCount} minh chứng</small>}
  </>
)

/** The rows of one annex with boxes for what is typed; the number of a row opens what stands behind it. */
export const AnnexRows = ({ caption, lastYear, rows }: Props) => (
  <AnnexTable
    caption={caption}
    heads={['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu', lastYear, 'Tăng, giảm', 'Nguồn, ghi chú']}
    rows={rows.map((row) => ({
      key: row.code, label: row.label, isPart: row.isPart, unit: row.unit, before: row.shownBefore, change: row.change,
      no: <Link to={row.detailHref} aria-label={`Chỉ tiêu ${row.code}: nguồn, minh chứng`}>{row.code}</Link>,
      value: <Value row={row} />, note: <Note row={row} />,
    }))}
  />
)
