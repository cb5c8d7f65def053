/** The box of the portal: whatever one would say, with or without marks. */
export const PortalSearch = ({ words, action = '/thu-tuc' }: { readonly words: string; readonly action?: string }) => (
  <search>
    <form className="search flat" action={action}>
      <input type="search" name="q" aria-label="Tìm thủ tục" placeholder="Ví dụ: khai sinh cho con" defaultValue={words} required maxLength={200} />
      <button className="btn" type="submit">Tìm</button>
    </form>
  </search>
)
