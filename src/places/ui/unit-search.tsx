/** The box that finds a commune by its name of today or of before. */
export const UnitSearch = ({ words }: { readonly words: string }) => (
  <search>
    <form className="search flat" action="/don-vi-hanh-chinh">
      <input type="search" name="q" aria-label="Tên xã, phường cũ hoặc mới" placeholder="Ví dụ: thị trấn Phong Nha" defaultValue={words} required maxLength={200} />
      <button className="btn" type="submit">Tìm</button>
    </form>
  </search>
)
