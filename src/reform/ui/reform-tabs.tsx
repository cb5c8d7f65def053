import { Tabs } from '#ui/tabs.tsx'

const TABS = [
  { key: 'nhiem-vu', to: '/cai-cach/nhiem-vu', label: 'Nhiệm vụ' },
  { key: 'ke-hoach', to: '/cai-cach/ke-hoach', label: 'Kế hoạch' },
] as const

/** The parts of "Kế hoạch, nhiệm vụ". */
export const ReformTabs = ({ current }: { readonly current: (typeof TABS)[number]['key'] }) => (
  <Tabs label="Kế hoạch, nhiệm vụ" tabs={TABS.map(({ key, to, label }) => ({ to, label, current: key === current }))} />
)
