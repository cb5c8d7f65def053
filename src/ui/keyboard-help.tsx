const KEYS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [['/'], 'đến ô tìm'],
  [['t'], 'tiếp nhận hồ sơ mới'],
  [['↑', '↓'], 'chọn dòng trong bảng'],
  [['Enter'], 'mở dòng đang chọn'],
  [['x'], 'đánh dấu dòng đang chọn'],
  [['Ctrl', 'Enter'], 'gửi biểu mẫu đang điền'],
  [['?'], 'mở bảng này'],
  [['Esc'], 'đóng'],
]

/** Opened by `?`; works on every page of the workplace. */
export const KeyboardHelp = () => (
  <dialog id="phim-tat" aria-labelledby="phim-tat-ten">
    <h2 id="phim-tat-ten">Phím tắt</h2>
    <dl className="keys">
      {KEYS.map(([keys, meaning]) => (
        <div key={meaning} className="key-row">
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
    <form method="dialog">
      <button className="btn ghost dialog-close" type="submit">
        Đóng
      </button>
    </form>
  </dialog>
)
