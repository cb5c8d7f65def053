import { FilterLinks } from '#ui/filter-links.tsx'

const PAGES = [
  { to: '/thu-phi', label: 'Thu tại quầy' },
  { to: '/thu-phi/chot-ngay', label: 'Chốt ngày' },
  { to: '/thu-phi/chua-khop', label: 'Chưa khớp, sao kê' },
  { to: '/thu-phi/hoan-tra', label: 'Hoàn trả' },
  { to: '/thu-phi/doi-soat', label: 'Đối soát' },
] as const

/** The pages of money, as one row of links. */
export const MoneyTabs = ({ at }: { readonly at: (typeof PAGES)[number]['to'] }) => (
  <FilterLinks label="Các việc thu phí" links={PAGES.map((page) => ({ ...page, current: page.to === at }))} />
)
