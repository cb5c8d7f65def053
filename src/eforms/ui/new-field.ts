import { usualParts } from '../expand-block.ts'
import { isBlockKind, type FieldKind } from '../domain/form.ts'

/** The least that a new field of a kind must hold, before its author has set anything. */
export const newFieldSettings = (kind: FieldKind, label: string): Record<string, unknown> => {
  if (isBlockKind(kind)) return { parts: usualParts(kind) }
  switch (kind) {
    case 'choice':
    case 'choices':
      return { options: [{ value: 'chon1', label: 'Lựa chọn thứ nhất' }, { value: 'chon2', label: 'Lựa chọn thứ hai' }] }
    case 'listItem':
      return { list: 'relationships' }
    case 'computed':
      return { value: 'null', shownAs: 'number' }
    case 'table':
      return { rowLabel: 'Dòng', minRows: 1, maxRows: 20, fields: [{ id: 'noiDung', kind: 'line', label: 'Nội dung' }] }
    case 'file':
      return { maxFiles: 10 }
    case 'info':
      return { label }
    default:
      return {}
  }
}
