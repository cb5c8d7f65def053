import { Tabs } from '#ui/tabs.tsx'

export type PetitionTab = 'list' | 'enter' | 'figures'

const TABS: readonly { readonly key: PetitionTab; readonly to: string; readonly label: string }[] = [
  { key: 'list', to: '/phan-anh-kien-nghi', label: 'Phản ánh' },
  { key: 'enter', to: '/phan-anh-kien-nghi/moi', label: 'Nhập phản ánh' },
  { key: 'figures', to: '/phan-anh-kien-nghi/thong-ke', label: 'Thống kê' },
]

/** The pages of petitions side by side; typing in stands only where somebody may. */
export const PetitionTabs = ({ current, mayEnter = true }: { readonly current: PetitionTab; readonly mayEnter?: boolean }) => (
  <Tabs label="Phản ánh, kiến nghị" tabs={TABS.filter(({ key }) => key !== 'enter' || mayEnter).map(({ key, ...tab }) => ({ ...tab, current: key === current }))} />
)
