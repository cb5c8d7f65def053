import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { fieldId } from '#ui/field-id.ts'
import { useFieldReply } from '#ui/post-form.tsx'
import { Money } from '#ui/values.tsx'
import type { FeeDocument } from '#procedures/domain/fee.ts'
import { documentField, MOST_DOCUMENTS, type DocumentPart } from '../pages/document-field.ts'

/** What people bring most; the box takes any other name. */
const USUAL = ['Căn cước công dân', 'Giấy khai sinh', 'Bằng tốt nghiệp', 'Học bạ', 'Sổ hộ khẩu cũ', 'Giấy chứng nhận kết hôn', 'Giấy chứng nhận quyền sử dụng đất', 'Sơ yếu lý lịch']

type DocumentRowsProps = {
  readonly onChange: (documents: readonly FeeDocument[]) => void
  /** Fee of one line, in đồng. */
  readonly price: (document: FeeDocument) => number
}

const START_ROWS = 3

/** Documents × copies × pages; Enter goes to the next box and opens a line after the last. */
export const DocumentRows = ({ onChange, price }: DocumentRowsProps) => {
  const [rows, setRows] = useState(START_ROWS)
  const [lines, setLines] = useState<ReadonlyMap<number, FeeDocument>>(new Map())
  const body = useRef<HTMLTableSectionElement>(null)
  const boxes = (): HTMLInputElement[] => [...(body.current?.querySelectorAll<HTMLInputElement>('input') ?? [])]

  const recount = (): void => {
    const found = new Map<number, FeeDocument>()
    boxes().forEach((box, i, all) => {
      if (i % 3 !== 0 || box.value.trim() === '') return
      const number = (at: number): number => Math.max(1, Math.floor(Number(all[at]?.value) || 1))
      found.set(i / 3, { copies: number(i + 1), pages: number(i + 2) })
    })
    setLines(found)
    onChange([...found.values()])
  }
  // What the browser put back into the boxes counts too.
  useEffect(recount, [])

  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    if (event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    const all = boxes()
    const next = all[all.indexOf(event.target) + 1]
    if (next === undefined && rows < MOST_DOCUMENTS) setRows(rows + 1)
    const focusNext = (): void => {
      const box = boxes()[all.indexOf(event.target as HTMLInputElement) + 1]
      box?.focus()
      box?.select()
    }
    if (next === undefined) requestAnimationFrame(focusNext)
    else focusNext()
  }
  return (
    <>
      <datalist id="giay-to-hay-gap">
        {USUAL.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <table className="documents">
        <caption className="sr-only">Giấy tờ cần chứng thực</caption>
        <thead>
          <tr>
            <th scope="col">Tên giấy tờ</th>
            <th scope="col">Bản</th>
            <th scope="col">Trang</th>
            <th scope="col" className="num">
              Phí
            </th>
          </tr>
        </thead>
        <tbody ref={body} onInput={recount} onKeyDown={onKeyDown}>
          {Array.from({ length: rows }, (_, row) => {
            const line = lines.get(row)
            return (
              <tr key={row}>
                <td>
                  <Box row={row} part="document" label={`Tên giấy tờ dòng ${row + 1}`} list="giay-to-hay-gap" />
                </td>
                <td>
                  <Box row={row} part="copies" label={`Số bản dòng ${row + 1}`} number />
                </td>
                <td>
                  <Box row={row} part="pages" label={`Số trang dòng ${row + 1}`} number />
                </td>
                <td className="num">{line === undefined ? '' : <Money dong={price(line)} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows < MOST_DOCUMENTS && (
        <button className="btn plain" type="button" onClick={() => setRows(rows + 1)}>
          Thêm dòng
        </button>
      )}
    </>
  )
}

type BoxProps = { readonly row: number; readonly part: DocumentPart; readonly label: string; readonly list?: string; readonly number?: boolean }

const Box = ({ row, part, label, list, number = false }: BoxProps) => {
  const name = documentField(row, part)
  const { value, error } = useFieldReply(name)
  const id = fieldId(name)
  return (
    <>
      {error !== undefined && (
        <p className="err" id={`${id}-err`}>
          {error}
        </p>
      )}
      <input
        type={number ? 'number' : 'text'}
        id={id}
        name={name}
        defaultValue={value ?? (number ? 1 : '')}
        aria-label={label}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-err`}
        autoComplete="off"
        {...(number && { min: 1, max: 2_000 })}
        {...(list !== undefined && { list })}
      />
    </>
  )
}
