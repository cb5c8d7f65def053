import { tidy } from '#kernel/text.ts'
import { INDEX_LEVELS, type IndexLevel, type IndexVersion } from '#law/par-index.ts'
import type { Ctx } from '#db/context.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { readPosition, type VersionEdit } from '../../domain/versions/edit-version.ts'
import { drawVersion, dropVersion, editVersion } from '../commands.ts'
import { readPoints } from '../read-method.ts'
import { VERSION_REFUSALS, type VersionRefusal } from '../refusals.ts'
import type { Refusal } from '#kernel/result.ts'
import { draftHref, rowId, VERSIONS } from './version-address.ts'

export type Answer =
  | { readonly ok: true; readonly message: string | null; readonly leadsTo: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly refusal: Refusal<VersionRefusal> }

export const versionSentence = ({ code, facts }: Refusal<VersionRefusal>): string => fillSentence(VERSION_REFUSALS[code], facts)

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? tidy(value) : ''
}

type Described = { readonly name: string; readonly level: IndexLevel; readonly years: IndexVersion['years'] }

const readYear = (typed: string): number | undefined => (/^20\d\d$/.test(typed) ? Number(typed) : undefined)

/** Name, level and years of a set, or what is wrong with them. */
const readDescription = (form: FormData): { readonly value: Described | undefined; readonly errors: Record<string, string> } => {
  const errors: Record<string, string> = {}
  const name = text(form, 'name')
  const level = INDEX_LEVELS.find((one) => one === text(form, 'level'))
  const [from, to] = [readYear(text(form, 'from')), text(form, 'to') === '' ? null : readYear(text(form, 'to'))]
  if (name === '' || name.length > 300) errors['name'] = 'Ghi tên bộ chỉ số, nhiều nhất 300 ký tự.'
  if (level === undefined) errors['level'] = 'Chọn bộ dùng để chấm đơn vị nào.'
  if (from === undefined) errors['from'] = 'Ghi năm đầu tiên áp dụng, ví dụ 2027.'
  if (to === undefined || (to !== null && from !== undefined && to < from)) errors['to'] = 'Năm cuối phải từ năm đầu trở đi; để trống khi chưa biết.'
  const value = level === undefined || from === undefined || to === undefined ? undefined : { name, level, years: { from, to } }
  return { value, errors }
}

/** Begins a draft from the form of the list. */
export const drawFromForm = async (ctx: Ctx, form: FormData): Promise<Answer> => {
  const { value, errors } = readDescription(form)
  if (value === undefined || Object.keys(errors).length > 0) return { ok: false, errors }
  const from = text(form, 'source')
  const drawn = await drawVersion(ctx, { ...value, from: from === '' ? null : from, code: text(form, 'code') })
  return drawn.ok ? { ok: true, message: 'Đã lập dự thảo.', leadsTo: draftHref(drawn.value.code) } : drawn
}

const change = async (ctx: Ctx, code: string, form: FormData, edit: VersionEdit, answer: { readonly message: string | null; readonly leadsTo: string }): Promise<Answer> => {
  const edited = await editVersion(ctx, { code, seq: Number(form.get('seq')), edit })
  return edited.ok ? { ok: true, ...answer } : edited
}

/** The form of the draft's own page: which button, for which line. */
export const actOnDraft = async (ctx: Ctx, code: string, form: FormData): Promise<Answer> => {
  const [work = '', where = ''] = text(form, 'viec').split(':')
  const at = readPosition(where)
  switch (work) {
    case 'len':
    case 'xuong': {
      if (at === undefined) return { ok: false, refusal: { code: 'indexLineNotFound' } }
      const by = work === 'len' ? -1 : 1
      const moved = [...at.slice(0, -1), (at.at(-1) ?? 0) + by]
      return change(ctx, code, form, { kind: 'moved', at, by }, { message: null, leadsTo: `${draftHref(code)}#${rowId(moved)}` })
    }
    case 'danh-so':
      return change(ctx, code, form, { kind: 'renumbered' }, { message: 'Đã đánh lại số theo thứ tự.', leadsTo: draftHref(code) })
    case 'bo': {
      const dropped = await dropVersion(ctx, { code, seq: Number(form.get('seq')) })
      return dropped.ok ? { ok: true, message: 'Đã bỏ dự thảo.', leadsTo: VERSIONS } : dropped
    }
    default: {
      const { value, errors } = readDescription(form)
      const maxPoints = readPoints(text(form, 'maxPoints'))
      if (maxPoints === undefined) errors['maxPoints'] = 'Tổng điểm là số không âm, thường là 100.'
      if (value === undefined || maxPoints === undefined || Object.keys(errors).length > 0) return { ok: false, errors }
      return change(ctx, code, form, { kind: 'described', ...value, maxPoints }, { message: 'Đã lưu.', leadsTo: draftHref(code) })
    }
  }
}
