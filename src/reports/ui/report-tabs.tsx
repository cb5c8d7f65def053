import { Tabs } from '#ui/tabs.tsx'

const TABS = [
  { key: 'bieu', to: '/bao-cao', label: 'Biểu thống kê' },
] as const
export type ReportTab = (typeof TABS)[number]['key']

/** The parts of "Báo cáo". */
export const ReportTabs = ({ current }: { readonly current: ReportTab }) => (
  <Tabs label="Báo cáo" tabs={TABS.map(({ key, to, label }) => ({ to, label, current: key === current }))} />
)
