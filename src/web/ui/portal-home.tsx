import { useRootData } from '#ui/rendering.tsx'

const EXAMPLES = ['đăng ký khai sinh', 'chứng thực bản sao', 'xác nhận tình trạng hôn nhân'] as const

/** The front door: find a procedure, or see where one's dossier stands. Two plain forms, no script. */
const PortalHome = () => {
  const site = useRootData()?.site
  return (
    <>
      <title>{`Dịch vụ công · ${site?.centerName ?? 'Một Cửa'}`}</title>
      <meta name="description" content="Tìm thủ tục hành chính, biết cần giấy tờ gì, mất bao lâu; tra cứu hồ sơ đã nộp." />
      <section className="hero">
        <div className="wrap">
          <h1>Bạn cần làm thủ tục gì?</h1>
          <form className="search" action="/thu-tuc" role="search">
            <input
              type="search"
              name="q"
              aria-label="Tìm thủ tục"
              placeholder="Ví dụ: khai sinh cho con"
              required
              maxLength={200}
            />
            <button className="btn" type="submit">
              Tìm
            </button>
          </form>
          <p className="try">
            Hay tìm:{' '}
            {EXAMPLES.map((words, i) => (
              <span key={words}>
                {i > 0 && ' · '}
                <a href={`/thu-tuc?q=${encodeURIComponent(words)}`}>{words}</a>
              </span>
            ))}
          </p>
        </div>
      </section>
      <div className="wrap over-hero">
        <form className="panel lifted lookup" action="/tra-cuu">
          <div>
            <h2>Hồ sơ của bạn đến đâu?</h2>
            <span className="small muted">Mã hồ sơ in trên giấy hẹn, cạnh mã QR</span>
          </div>
          <div className="field">
            <label htmlFor="ma">Mã hồ sơ</label>
            <input id="ma" name="ma" className="code" autoComplete="off" autoCapitalize="characters" spellCheck={false} required maxLength={60} />
          </div>
          <div className="field">
            <label htmlFor="so">4 số cuối điện thoại</label>
            <input id="so" name="so" inputMode="numeric" autoComplete="off" maxLength={40} />
          </div>
          <button className="btn" type="submit">
            Xem tiến độ
          </button>
        </form>
        <section className="block measure">
          <h2>Đến Bộ phận Một cửa cần mang gì?</h2>
          <p>
            Mỗi thủ tục có trang riêng ghi rõ <b>giấy tờ phải nộp</b>, <b>thời gian giải quyết</b> và <b>phí, lệ phí</b>. Tìm
            thủ tục ở ô trên trước khi đi để không phải đi lại nhiều lần.
          </p>
          <p className="muted">
            Nhận hồ sơ xong, bạn có giấy hẹn với mã hồ sơ và ngày trả. Trang tra cứu cho biết ai đang giữ hồ sơ và vì sao hẹn
            ngày đó; trang không hiện tên hay địa chỉ của ai.
          </p>
        </section>
      </div>
    </>
  )
}
export default PortalHome
