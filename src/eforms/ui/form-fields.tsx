import type { ReactNode } from 'react'
import { fieldId } from '#ui/field-id.ts'
import { Button } from '#ui/button.tsx'
import { isBlock, isLeaf, type Block, type Field, type Table } from '../domain/form.ts'
import { shownRows, writeRowAction } from '../domain/rows.ts'
import { computedText } from '../summary.ts'
import { useFilling } from './form-context.tsx'
import { LeafField } from './leaf-field.tsx'

/** Where the number of a row stands in the pattern of a new one. */
const ROW_MARK = '#'

/** What one field shows; hidden while its condition does not hold, and still there for the script that opens it. */
const Shown = ({ path, children }: { readonly path: string; readonly children: ReactNode }) => {
  const { stateAt } = useFilling()
  return (
    <div data-field={path} hidden={stateAt(path)?.isVisible === false}>
      {children}
    </div>
  )
}

const isOptionalAt = (field: Field, inOptional: boolean): boolean =>
  !inOptional && 'optional' in field && field.optional === true && field.requiredIf === undefined

const BlockFields = ({ block, path, inOptional }: { readonly block: Block; readonly path: string; readonly inOptional: boolean }) => (
  <fieldset className="eform-block">
    <legend>
      {block.label}
      {isOptionalAt(block, inOptional) && <span className="optional"> (không bắt buộc)</span>}
    </legend>
    {block.hint !== undefined && <span className="hint">{block.hint}</span>}
    {block.parts.map((part) => (
      <FormField key={part.id} field={part} path={`${path}.${part.id}`} inOptional={inOptional || block.optional === true} />
    ))}
  </fieldset>
)

type RowProps = {
  readonly table: Table
  readonly path: string
  /** Its place from 0, or the mark of the pattern. */
  readonly place: string
  readonly number: string
}

const Row = ({ table, path, place, number }: RowProps) => (
  <fieldset className="eform-row" data-row={place}>
    <legend>
      {table.rowLabel} <span data-row-number>{number}</span>
    </legend>
    {table.fields.map((field) => (
      <FormField key={field.id} field={field} path={`${path}.${place}.${field.id}`} inOptional={false} />
    ))}
    <Button kind="plain" name="row" value={`remove:${table.id}:${place}`} data-remove-row>
      Xóa {table.rowLabel.toLowerCase()} <span data-row-number>{number}</span>
    </Button>
  </fieldset>
)

const TableFields = ({ table, path }: { readonly table: Table; readonly path: string }) => {
  const { answerAt, errorAt } = useFilling()
  const rows = shownRows(table, { [table.id]: answerAt(path) })
  const error = errorAt(path)
  return (
    <fieldset className={error === undefined ? 'field' : 'field bad'} data-table={path} data-most={table.maxRows} id={fieldId(path)} tabIndex={-1}>
      <legend>{table.label}</legend>
      {table.hint !== undefined && <span className="hint">{table.hint}</span>}
      {error !== undefined && <p className="err">{error}</p>}
      {rows.map((_, i) => (
        <Row key={i} table={table} path={path} place={String(i)} number={String(i + 1)} />
      ))}
      <template>
        <Row table={table} path={path} place={ROW_MARK} number={ROW_MARK} />
      </template>
      <p data-add-place hidden={rows.length >= table.maxRows}>
        <Button kind="ghost" name="row" value={writeRowAction({ kind: 'add', table: table.id, index: 0 })} data-add-row>
          Thêm {table.rowLabel.toLowerCase()}
        </Button>
      </p>
    </fieldset>
  )
}

type FormFieldProps = { readonly field: Field; readonly path: string; readonly inOptional: boolean }

const Inside = ({ field, path, inOptional }: FormFieldProps) => {
  const { answerAt } = useFilling()
  if (isBlock(field)) return <BlockFields block={field} path={path} inOptional={inOptional} />
  if (isLeaf(field)) return <LeafField field={field} path={path} isOptional={isOptionalAt(field, inOptional)} />
  switch (field.kind) {
    case 'table':
      return <TableFields table={field} path={path} />
    case 'computed':
      return (
        <div className="field">
          <span className="eform-label" id={fieldId(path)}>{field.label}</span>
          {field.hint !== undefined && <span className="hint">{field.hint}</span>}
          <output className="eform-computed" aria-labelledby={fieldId(path)} data-computed={path}>
            {computedText(field, answerAt(path)) || '–'}
          </output>
        </div>
      )
    case 'info':
      return <p className="eform-info">{field.label}</p>
  }
}

/** A field of a form with everything inside it. */
export const FormField = ({ field, path, inOptional }: FormFieldProps) => (
  <Shown path={path}>
    <Inside field={field} path={path} inOptional={inOptional} />
  </Shown>
)
