import { useRootData } from '#ui/rendering.tsx'

const EXAMPLES = ['đăng ký khai sinh', 'chứng thực bản sao', 'xác nhận tình trạng hôn nhân'] as const

const STEPS = [
  {
    title: 'Xem trước khi đi',
    text: 'Mỗi thủ tục ghi rõ giấy tờ phải nộp, mất bao lâu, phí bao nhiêu. Giấy tờ đã có trong kho thì không phải nộp lại.',
  },
  {
    title: 'Nộp và nhận giấy hẹn',
    text: 'Trên giấy hẹn có mã hồ sơ, ngày trả và cách tính ngày đó. Thiếu giấy tờ thì được hướng dẫn một lần, đầy đủ.',
  },
  {
    title: 'Theo dõi, nhận kết quả',
    text: 'Tra cứu lúc nào cũng được: hồ sơ đang ở đâu, từ khi nào, việc tiếp theo là gì. Trang không hiện tên hay địa chỉ của ai.',
  },
] as const

/** The front door: find a procedure, or see where one's dossier stands. Two plain forms, no script. */
const PortalHome = () => {
  const site = useRootData()?.site
  return (
    <>
      <title>{`Dịch vụ công · ${site?.centerName ?? 'Một Cửa'}`}</title>
      <meta
        name="description"
        content="Tìm thủ tục hành chính, biết cần giấy tờ gì, mất bao lâu; tra cứu hồ sơ đã nộp."
      />
      <section className="hero">
        <div className="wrap">
          <h1>Bạn cần làm thủ tục gì?</h1>
          <search>
            <form className="search" action="/thu-tuc">
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
          </search>
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
            <span className="small muted">Mã hồ sơ in trên giấy hẹn</span>
          </div>
          <div className="field">
            <label htmlFor="ma">Mã hồ sơ</label>
            <input
              id="ma"
              name="ma"
              className="code"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              required
              maxLength={60}
            />
          </div>
          <button className="btn" type="submit">
            Xem tiến độ
          </button>
        </form>
        <section className="block">
          <h2>Làm thủ tục thế nào?</h2>
          <ol className="way">
            {STEPS.map((step) => (
              <li key={step.title}>
                <b>{step.title}</b>
                <p>{step.text}</p>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}
export default PortalHome
