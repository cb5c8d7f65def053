import { Tabs } from '#ui/tabs.tsx'

const TABS = [
  { key: 'bao-cao', to: '/cai-cach/bao-cao', label: 'Báo cáo của đơn vị' },
  { key: 'theo-doi', to: '/cai-cach/bao-cao/theo-doi', label: 'Theo dõi gửi' },
] as const

/** The parts of "Báo cáo CCHC". */
export const ReportTabs = ({ current }: { readonly current: (typeof TABS)[number]['key'] }) => (
  <Tabs label="Báo cáo CCHC" tabs={TABS.map(({ key, to, label }) => ({ to, label, current: key === current }))} />
)

type PartsProps = { readonly id: string; readonly current: 'noi-dung' | 'phu-luc' | 'ban-in' }

/** The parts of one report. */
export const ReportParts = ({ id, current }: PartsProps) => {
  const base = `/cai-cach/bao-cao/${id}`
  return (
    <Tabs
      label="Các phần của báo cáo"
      tabs={[
        { to: base, label: 'Nội dung', current: current === 'noi-dung' },
        { to: `${base}/phu-luc`, label: 'Phụ lục số liệu', current: current === 'phu-luc' },
        { to: `${base}/ban-in`, label: 'Bản đọc và in', current: current === 'ban-in' },
      ]}
    />
  )
}
