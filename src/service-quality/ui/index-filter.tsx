import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { MomentField } from '#ui/day-field.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { SelectField } from '#ui/field.tsx'
import { GROUPING_WORDS, indexHref, type Asked } from '../pages/index-address.ts'

const PAGES = [
  { path: '/chi-so-766', label: 'Điểm' },
  { path: '/chi-so-766/mat-diem', label: 'Mất điểm ở đâu' },
  { path: '/chi-so-766/thu-tuc', label: 'Theo thủ tục' },
] as const

type IndexFilterProps = {
  readonly asked: Asked
  readonly at: (typeof PAGES)[number]['path']
  /** What else this page lets one choose. */
  readonly children?: ReactNode
}

/** Which unit, which period, as known when; and the pages that answer it. */
export const IndexFilter = ({ asked, at, children }: IndexFilterProps) => (
  <div className="stack tight">
    <Tabs label="Các trang của chỉ số 766" tabs={PAGES.map(({ path, label }) => ({ to: indexHref(path, asked), label, current: path === at }))} />
    <form action={at} className="inline-form" aria-label="Chọn đơn vị và kỳ">
      <SelectField name="don-vi" label="Đơn vị" options={asked.units} defaultValue={asked.unitCode} />
      <SelectField name="ky" label="Kỳ" options={asked.periods} defaultValue={asked.period} />
      <MomentField name="nhu-biet-luc" label="Như đã biết lúc" optional defaultValue={asked.asOf} />
      {children}
      {asked.grouping !== 'portal' && <input type="hidden" name="nhom" value={GROUPING_WORDS[asked.grouping]} />}
      <Button kind="ghost">Xem</Button>
    </form>
  </div>
)
