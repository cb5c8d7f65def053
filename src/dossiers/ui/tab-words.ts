/** Parts of a dossier's page; each has an address of its own. */
export const TABS = ['papers', 'form', 'result', 'history', 'deadline', 'people', 'thread'] as const
export type Tab = (typeof TABS)[number]

export const TAB_WORDS: Readonly<Record<Tab, { readonly slug: string; readonly label: string }>> = {
  papers: { slug: 'giay-to', label: 'Giấy tờ' },
  form: { slug: 'to-khai', label: 'Tờ khai' },
  result: { slug: 'ket-qua', label: 'Kết quả' },
  history: { slug: 'lich-su', label: 'Lịch sử' },
  deadline: { slug: 'thoi-han', label: 'Thời hạn' },
  people: { slug: 'nguoi', label: 'Người trong hồ sơ' },
  thread: { slug: 'trao-doi', label: 'Trao đổi' },
}
