import type { ReactNode } from 'react'
import type { FieldSource, FormSource } from '#law/eform-schema.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { SelectField, TextAreaField, TextField, type Option } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import { writePosition, type Position } from '../edit-source.ts'
import { KIND_WORDS } from '../words.ts'

type FieldRowProps = {
  readonly code: string
  readonly field: FieldSource
  readonly at: Position
  /** Conditions as they were written → in words. */
  readonly said: Readonly<Record<string, string>>
}

/** One field of the outline with what can be done to it. */
const FieldRow = ({ code, field, at, said }: FieldRowProps) => {
  const place = writePosition(at)
  return (
    <div className="eform-field-row">
      <div>
        <a href={`/danh-muc/bieu-mau/${code}/soan/${place}`}>{field.label}</a>
        <span className="small muted">
          {KIND_WORDS[field.kind]} · <code>{field.id}</code>
          {'optional' in field && field.optional === true && ' · không bắt buộc'}
        </span>
        {field.visibleIf !== undefined && <span className="small muted">hiện khi {said[field.visibleIf] ?? field.visibleIf}</span>}
      </div>
      <div className="eform-field-moves">
        <Button kind="plain" name="viec" value={`len:${place}`} aria-label={`Đưa lên: ${field.label}`}>↑</Button>
        <Button kind="plain" name="viec" value={`xuong:${place}`} aria-label={`Đưa xuống: ${field.label}`}>↓</Button>
        <Button kind="plain" name="viec" value={`bo:${place}`} aria-label={`Bỏ ô: ${field.label}`}>Bỏ</Button>
      </div>
    </div>
  )
}

type PageEditorProps = {
  readonly code: string
  readonly page: FormSource['pages'][number]
  readonly at: number
  readonly isFirst: boolean
  readonly isLast: boolean
  /** The hidden field that says which state of the draft the person saw. */
  readonly edit: ReactNode
  readonly kinds: readonly Option[]
  readonly said: Readonly<Record<string, string>>
  readonly reply: FormReply | undefined
}

/** One page of a draft: its fields in order, a new field, and the page itself. */
export const PageEditor = ({ code, page, at, isFirst, isLast, edit, kinds, said, reply }: PageEditorProps) => {
  const tables = page.fields.flatMap((field, i) => (field.kind === 'table' ? [{ value: String(i), label: `cột của bảng “${field.label}”` }] : []))
  return (
    <section className="panel" id={`trang-${at}`} aria-label={`Trang ${at + 1}: ${page.title}`}>
      <h2>{at + 1}. {page.title}</h2>
      {page.visibleIf !== undefined && <p className="small muted">Trang này chỉ hiện khi {said[page.visibleIf] ?? page.visibleIf}</p>}
      <PostForm label={`Các ô của trang ${page.title}`}>
        {edit}
        {page.fields.length === 0 && <p className="muted">Trang chưa có ô nào. Thêm ô ở dưới.</p>}
        <ol className="eform-outline">
          {page.fields.map((field, i) => (
            <li key={field.id}>
              <FieldRow code={code} field={field} at={{ page: at, field: i }} said={said} />
              {field.kind === 'table' && (
                <ul>
                  {field.fields.map((column, j) => (
                    <li key={column.id}><FieldRow code={code} field={column} at={{ page: at, field: i, column: j }} said={said} /></li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </PostForm>
      <details className="more" open={reply?.errors[`label-${at}`] !== undefined || page.fields.length === 0}>
        <summary>Thêm ô vào trang này</summary>
        <PostForm reply={reply?.errors[`label-${at}`] === undefined ? undefined : reply} label={`Thêm ô vào trang ${page.title}`}>
          {edit}
          <div className="pair">
            <TextField name={`label-${at}`} label="Câu hỏi" hint="Như người dân đọc, ví dụ: Ngày sinh của trẻ" />
            <SelectField name="kind" label="Loại ô" options={kinds} />
          </div>
          {tables.length > 0 && <SelectField name="table" label="Đặt vào" options={tables} placeholder="cuối trang này" />}
          <Button kind="ghost" name="viec" value={`them:${at}`}>Thêm ô</Button>
        </PostForm>
      </details>
      <details className="more" open={reply?.errors[`title-${at}`] !== undefined}>
        <summary>Sửa trang: tên, lời dẫn, điều kiện, thứ tự</summary>
        <PostForm reply={reply?.errors[`title-${at}`] === undefined ? undefined : reply} label={`Sửa trang ${page.title}`}>
          {edit}
          <TextField name={`title-${at}`} label="Tên trang" defaultValue={page.title} />
          <TextAreaField name="intro" label="Lời dẫn đầu trang" optional rows={2} defaultValue={page.intro} />
          <TextField name="visibleIf" label="Chỉ hiện trang khi" hint='Ví dụ: relation = "proxy". Để trống thì luôn hiện.' optional code defaultValue={page.visibleIf} />
          <div className="form-actions">
            <Button kind="ghost" name="viec" value={`trang:${at}`}>Lưu trang</Button>
            {!isFirst && <Button kind="plain" name="viec" value={`trang-len:${at}`}>Đưa trang lên</Button>}
            {!isLast && <Button kind="plain" name="viec" value={`trang-xuong:${at}`}>Đưa trang xuống</Button>}
            {!(isFirst && isLast) && <Button kind="plain" name="viec" value={`gop-trang:${at}`}>Gộp vào trang {isFirst ? 'sau' : 'trước'}</Button>}
            <ButtonLink kind="plain" reloadDocument to={`/danh-muc/bieu-mau/${code}/xem-thu?trang=${page.id}`}>Xem trang này</ButtonLink>
          </div>
        </PostForm>
      </details>
    </section>
  )
}
