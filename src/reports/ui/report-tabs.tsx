import { Tabs } from '#ui/tabs.tsx'

const TABS = [
  { key: 'bieu', to: '/bao-cao', label: 'Biểu thống kê' },
  { key: 'dinh-ky', to: '/bao-cao/dinh-ky', label: 'Báo cáo phải nộp' },
  { key: 'theo-doi', to: '/bao-cao/theo-doi', label: 'Theo dõi nộp' },
  { key: 'so', to: '/bao-cao/so-theo-doi', label: 'Sổ theo dõi hồ sơ' },
] as const
export type ReportTab = (typeof TABS)[number]['key']

/** The parts of "Báo cáo". */
export const ReportTabs = ({ current }: { readonly current: ReportTab }) => (
  <Tabs label="Báo cáo" tabs={TABS.map(({ key, to, label }) => ({ to, label, current: key === current }))} />
)
