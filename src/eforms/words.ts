import { formatBirthDate } from '#kernel/birth-date.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { FieldSource, FormSource } from '#law/eform-schema.ts'
import { conditionWords } from './condition-words.ts'
import { isBlockKind } from './domain/form.ts'
import { partsOfKind } from './expand-block.ts'
import type { FieldKind, ProfileValue } from './domain/form.ts'

/** What each kind of field is called by those who make forms. */
export const KIND_WORDS: Readonly<Record<FieldKind, string>> = {
  line: 'Chữ, một dòng',
  paragraph: 'Chữ, nhiều dòng',
  choice: 'Chọn một',
  choices: 'Chọn nhiều',
  yesNo: 'Có hoặc không',
  date: 'Ngày',
  partialDate: 'Ngày, hoặc chỉ tháng, năm',
  time: 'Giờ',
  integer: 'Số nguyên',
  decimal: 'Số có phần lẻ',
  money: 'Số tiền (đồng)',
  area: 'Diện tích (m²)',
  file: 'Tệp đính kèm',
  person: 'Một người (nhiều phần)',
  address: 'Địa chỉ',
  identityPaper: 'Giấy tờ tùy thân',
  fullName: 'Họ và tên',
  identityNumber: 'Số định danh cá nhân',
  sex: 'Giới tính',
  ethnicGroup: 'Dân tộc',
  nationality: 'Quốc tịch',
  phone: 'Số điện thoại',
  email: 'Thư điện tử',
  place: 'Xã, phường và tỉnh',
  taxCode: 'Mã số thuế',
  landParcel: 'Thửa đất',
  bankAccount: 'Tài khoản ngân hàng',
  listItem: 'Chọn trong danh sách có sẵn',
  table: 'Bảng (nhiều dòng)',
  computed: 'Máy tự tính',
  info: 'Lời hướng dẫn',
  declaration: 'Lời cam đoan',
}

export const PROFILE_WORDS: Readonly<Record<ProfileValue, string>> = {
  name: 'Họ tên', identityNumber: 'Số định danh', birthDate: 'Ngày sinh', sex: 'Giới tính', address: 'Địa chỉ', phone: 'Số điện thoại', email: 'Thư điện tử',
}

export const SHOWN_AS_WORDS = { number: 'số', money: 'số tiền', text: 'chữ', date: 'ngày', boolean: 'có hoặc không' } as const

const joined = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')

const boundWords = (bound: string | number): string =>
  typeof bound === 'number' ? formatNumber(bound) : bound === 'today' ? 'hôm nay' : formatBirthDate(bound)

const partWords = (field: FieldSource): string => {
  if (!isBlockKind(field.kind) || !('parts' in field) || field.parts === undefined) return ''
  const labels = new Map(partsOfKind(field.kind).map(({ id, label }) => [id, label.toLowerCase()]))
  return field.parts.map((part) => (typeof part === 'string' ? (labels.get(part) ?? part) : (part.label ?? labels.get(part.id) ?? part.id))).join(', ')
}

/** A field in one line, with everything that matters to whoever compares two versions. */
export const fieldWords = (field: FieldSource, say: (feel: string) => string): string => joined(field.label, fieldDetails(field, say))

/** The same without its label. */
export const fieldDetails = (field: FieldSource, say: (feel: string) => string): string =>
  joined(
    KIND_WORDS[field.kind],
    'optional' in field && field.optional && 'không bắt buộc',
    'requiredIf' in field && field.requiredIf !== undefined && `bắt buộc khi ${say(field.requiredIf)}`,
    field.visibleIf !== undefined && `hiện khi ${say(field.visibleIf)}`,
    'hint' in field && field.hint,
    'options' in field && field.options.map((option) => option.label).join('; '),
    field.kind === 'computed' && `= ${say(field.value)}`,
    field.kind === 'table' && `${field.fields.length} cột, ${field.minRows}–${field.maxRows} dòng`,
    partWords(field),
    'min' in field && field.min !== undefined && `từ ${boundWords(field.min)}`,
    'max' in field && field.max !== undefined && `đến ${boundWords(field.max)}`,
    'longest' in field && field.longest !== undefined && `nhiều nhất ${field.longest} ký tự`,
    field.kind === 'file' && `nhiều nhất ${field.maxFiles} tệp`,
  )

export type FormLine = { readonly part: string; readonly key: string; readonly text: string }

/** A form put into lines that people read; `key` says which line of another version it stands beside. */
export const formLines = (form: FormSource): readonly FormLine[] => linesWith(form, conditionWords(form))

const linesWith = (form: FormSource, say: (feel: string) => string): readonly FormLine[] => [
  { part: 'Tên biểu mẫu', key: 'title', text: form.title },
  { part: 'Tên tờ khai khi in', key: 'paper', text: joined(form.paper.title, form.paper.addressee && `Kính gửi: ${form.paper.addressee}`, form.paper.signers.join(', ')) },
  ...form.pages.flatMap((page, at) => [
    { part: `Trang “${page.title}”`, key: `page ${page.id}`, text: joined(`trang ${at + 1}`, page.title, page.intro, page.visibleIf && `hiện khi ${say(page.visibleIf)}`) },
    ...page.fields.flatMap((field) => [
      { part: `Trang “${page.title}”`, key: `field ${field.id}`, text: fieldWords(field, say) },
      ...(field.kind === 'table'
        ? field.fields.map((column) => ({ part: `Bảng “${field.label}”`, key: `field ${field.id}.${column.id}`, text: fieldWords(column, say) }))
        : []),
    ]),
  ]),
]

export type FormChange = { readonly part: string; readonly before: string | null; readonly after: string | null }

/** What differs between two versions, in words, in the order of the newer one; what is gone comes last. */
export const compareForms = (before: FormSource, after: FormSource): readonly FormChange[] => {
  const old = new Map(formLines(before).map((line) => [line.key, line]))
  const now = formLines(after)
  const kept = new Set(now.map((line) => line.key))
  return [
    ...now
      .filter((line) => old.get(line.key)?.text !== line.text)
      .map((line) => ({ part: line.part, before: old.get(line.key)?.text ?? null, after: line.text })),
    ...[...old.values()].filter((line) => !kept.has(line.key)).map((line) => ({ part: line.part, before: line.text, after: null })),
  ]
}

/** A form to begin with: who asks, and the promise that every form needs. */
export const blankForm = (title: string): FormSource => ({
  title,
  paper: { title, signers: ['Người yêu cầu'] },
  pages: [
    {
      id: 'trangDau', title: 'Người yêu cầu',
      fields: [{ id: 'nguoiYeuCau', kind: 'person', label: 'Người yêu cầu', prefill: 'self', parts: ['name', 'identityNumber', 'residence', 'phone'] }],
    },
    {
      id: 'trangCuoi', title: 'Cam đoan',
      fields: [{ id: 'camDoan', kind: 'declaration', label: 'Tôi cam đoan nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật.' }],
    },
  ],
})
