import { formatBirthDate } from '#kernel/birth-date.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { FormSource } from '#law/eform-schema.ts'
import { conditionNames, type ConditionName } from './condition-names.ts'
import type { Expression } from './domain/expression.ts'
import type { NamedType, Names } from './domain/value-type.ts'
import { translateFeel } from './feel/translate.ts'

const SIGNS: Partial<Readonly<Record<Expression['op'], string>>> = {
  eq: 'là', ne: 'không phải là', lt: 'nhỏ hơn', le: 'không quá', gt: 'lớn hơn', ge: 'từ',
  plus: '+', minus: '−', times: '×', divide: ':',
}

type MutableNames = Map<string, NamedType>

/** The names of a whole form as the reader of conditions takes them; columns of tables by their own names too. */
const namesOf = (list: readonly ConditionName[]): Names => {
  const names: MutableNames = new Map()
  for (const { path, type } of list) {
    const steps = path.split('.')
    let level = names
    for (const step of steps.slice(0, -1)) {
      const known = level.get(step)
      const inner: MutableNames = typeof known === 'object' && 'block' in known ? new Map(known.block) : new Map()
      level.set(step, { block: inner })
      level = inner
    }
    level.set(steps.at(-1) ?? '', type)
  }
  return names
}

const explain = (expression: Expression, nameOf: (path: string) => ConditionName | undefined): string => {
  const say = (part: Expression): string => explain(part, nameOf)
  const field = (part: Expression): ConditionName | undefined => (part.op === 'field' ? nameOf(part.path.join('.')) : undefined)
  /** A value beside a field is said as that field's answers are. */
  const answer = (part: Expression, beside: ConditionName | undefined): string => {
    if (part.op === 'date') return formatBirthDate(part.day)
    if (part.op !== 'const') return say(part)
    if (part.value === null) return 'trống'
    if (typeof part.value === 'boolean') return part.value ? 'Có' : 'Không'
    if (typeof part.value === 'number') return formatNumber(part.value)
    const { value } = part
    return `“${beside?.options.find((option) => option.value === value)?.label ?? value}”`
  }
  switch (expression.op) {
    case 'const':
    case 'date':
      return answer(expression, undefined)
    case 'today':
      return 'hôm nay'
    case 'field': {
      const known = field(expression)
      const words = `“${known?.label ?? expression.path.join('.')}”`
      return known?.type === 'boolean' ? `${words} là Có` : words
    }
    case 'and':
    case 'or':
      return expression.of.map((part) => (part.op === 'and' || part.op === 'or' ? `(${say(part)})` : say(part))).join(expression.op === 'and' ? ' và ' : ' hoặc ')
    case 'not':
      return `không đúng là ${say(expression.of)}`
    case 'negate':
      return `−${say(expression.of)}`
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'plus':
    case 'minus':
    case 'times':
    case 'divide': {
      const [left, right] = [field(expression.left), field(expression.right)]
      const one = left === undefined ? answer(expression.left, right) : `“${left.label}”`
      const other = right === undefined ? answer(expression.right, left) : `“${right.label}”`
      return `${one} ${SIGNS[expression.op] ?? expression.op} ${other}`
    }
    case 'if':
      return `nếu ${say(expression.test)} thì ${say(expression.yes)}, không thì ${say(expression.no)}`
    case 'oneOf':
      return `${say(expression.value)} là ${expression.options.map((option) => answer(option, field(expression.value))).join(' hoặc ')}`
    case 'within':
      return `${say(expression.value)} từ ${answer(expression.from, undefined)} đến ${answer(expression.to, undefined)}`
    case 'listContains':
      return `${say(expression.list)} có chọn ${answer(expression.item, field(expression.list))}`
    case 'count':
      return `số dòng của ${say(expression.list)}`
    case 'sum':
      return `tổng ${say(expression.list)}`
    case 'least':
      return `số nhỏ nhất của ${say(expression.list)}`
    case 'greatest':
      return `số lớn nhất của ${say(expression.list)}`
    case 'textLength':
      return `số ký tự của ${say(expression.of)}`
    case 'textContains':
      return `${say(expression.text)} có chữ ${say(expression.part)}`
    case 'startsWith':
      return `${say(expression.text)} bắt đầu bằng ${say(expression.part)}`
    case 'endsWith':
      return `${say(expression.text)} kết thúc bằng ${say(expression.part)}`
    case 'yearsBetween':
      return `số năm tròn từ ${say(expression.from)} đến ${say(expression.to)}`
    case 'year':
      return `năm của ${say(expression.of)}`
    case 'month':
      return `tháng của ${say(expression.of)}`
    case 'day':
      return `ngày trong tháng của ${say(expression.of)}`
  }
}

/** Says the conditions of a form in words; one that cannot be read is said as it was written. */
export const conditionWords = (source: FormSource): ((feel: string) => string) => {
  const columns = source.pages.flatMap((page) => page.fields).flatMap((field) => (field.kind === 'table' ? [field] : []))
  const whole = conditionNames(source, { page: source.pages.length, field: 0 })
  const inRows = columns.flatMap((table) =>
    conditionNames({ ...source, pages: [{ id: 'x', title: 'x', fields: [...table.fields] }] }, { page: 1, field: 0 }).map((name) => ({ name, table })),
  )
  const names = new Map(namesOf([...inRows.map(({ name }) => name), ...whole]))
  for (const table of columns) names.set(table.id, { rows: namesOf(inRows.filter((one) => one.table === table).map(({ name }) => name)) })
  const byPath = new Map([
    ...columns.map((table) => [table.id, { path: table.id, label: table.label, type: 'rows', options: [] }] as const),
    ...inRows.flatMap(({ name, table }) => [[name.path, name] as const, [`${table.id}.${name.path}`, name] as const]),
    ...whole.map((name) => [name.path, name] as const),
  ])
  return (feel) => {
    const translated = translateFeel(feel, names)
    return translated.ok ? explain(translated.tree, (path) => byPath.get(path)) : feel
  }
}
