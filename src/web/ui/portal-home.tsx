import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatPercent } from '#kernel/number-format.ts'
import { useRootData } from '#ui/rendering.tsx'
import { Count, Day } from '#ui/values.tsx'
import { requestContext, type FrontPage } from '../request-context.ts'

const EXAMPLES = ['đăng ký khai sinh', 'chứng thực bản sao', 'xác nhận tình trạng hôn nhân'] as const
const CHANGE_WORDS = { new: 'mới', changed: 'sửa đổi', ended: 'bãi bỏ' } satisfies Record<FrontPage['changes'][number]['kind'], string>

export const loader = ({ context }: LoaderFunctionArgs) => context.get(requestContext).findFrontPage()

const Hero = () => (
  <section className="hero">
    <div className="wrap">
      <h1>Bạn cần làm thủ tục gì?</h1>
      <search>
        <form className="search" action="/thu-tuc">
          <input type="search" name="q" aria-label="Tìm thủ tục" placeholder="Ví dụ: khai sinh cho con" required maxLength={200} />
          <button className="btn" type="submit">Tìm</button>
        </form>
      </search>
      <p className="try">
        Hay tìm:{' '}
        {EXAMPLES.map((words, i) => (
          <span key={words}>{i > 0 && ' · '}<a href={`/thu-tuc?q=${encodeURIComponent(words)}`}>{words}</a></span>
        ))}
      </p>
    </div>
  </section>
)

const LookUp = () => (
  <form className="panel lifted lookup" action="/tra-cuu">
    <div>
      <h2>Hồ sơ của bạn đến đâu?</h2>
      <span className="small muted">Mã hồ sơ in trên giấy hẹn</span>
    </div>
    <div className="field">
      <label htmlFor="ma">Mã hồ sơ</label>
      <input id="ma" name="ma" className="code" autoComplete="off" autoCapitalize="characters" spellCheck={false} required maxLength={60} />
    </div>
    <button className="btn" type="submit">Xem tiến độ</button>
  </form>
)

const Events = ({ events }: Pick<FrontPage, 'events'>) => (
  <section className="block">
    <h2>Theo việc trong đời</h2>
    <ul className="cards">
      {events.map(({ slug, title, summary }) => <li key={slug}><a href={`/su-kien/${slug}`}><b>{title}</b>{summary}</a></li>)}
    </ul>
    <p className="ways-on">Hoặc tìm <a href="/linh-vuc">theo lĩnh vực</a>, <a href="/co-quan">theo cơ quan</a>.</p>
  </section>
)

const Voice = () => (
  <section className="block">
    <h2>Bạn có điều muốn nói?</h2>
    <ul className="cards">
      <li><a href="/phan-anh"><b>Phản ánh, kiến nghị</b>Quy định rườm rà, thái độ phục vụ, hồ sơ chậm: cơ quan phải trả lời bạn</a></li>
      <li><a href="/doi-thoai"><b>Đối thoại</b>Hỏi lãnh đạo, xem những việc đã hứa</a></li>
    </ul>
  </section>
)

const Changes = ({ changes }: Pick<FrontPage, 'changes'>) => (
  <section className="block">
    <h2>Thủ tục mới thay đổi</h2>
    <ul className="hits">
      {changes.map(({ code, name, kind, from, isAhead }) => (
        <li key={`${code} ${kind}`}>
          <a href={`/thu-tuc/${code}`}>{name}</a>
          <span className="hit-facts"><span className="tag">{CHANGE_WORDS[kind]}</span><span>{isAhead ? 'sẽ áp dụng từ' : 'từ'} <Day on={from} /></span></span>
        </li>
      ))}
    </ul>
    <p><a href="/niem-yet">Xem thay đổi gì, từ khi nào</a></p>
  </section>
)

const Figures = ({ onTime, satisfied }: Pick<FrontPage, 'onTime' | 'satisfied'>) => (
  <section className="block">
    <h2>Chúng tôi làm việc thế nào</h2>
    <div className="figs">
      {onTime !== null && (
        <div className="fig">
          <span className="name">Trả đúng và trước hạn, tháng {onTime.month}/{onTime.year}</span>
          <span className="value">{formatPercent(onTime.inTime, onTime.resolved) ?? '—'}</span>
          <span className="base"><Count value={onTime.inTime} /> trên <Count value={onTime.resolved} /> hồ sơ có kết quả</span>
        </div>
      )}
      {satisfied !== null && (
        <div className="fig">
          <span className="name">Hài lòng về phục vụ, tháng {satisfied.month}/{satisfied.year}</span>
          <span className="value">{formatPercent(satisfied.satisfied, satisfied.rated) ?? '—'}</span>
          <span className="base"><Count value={satisfied.satisfied} /> trên <Count value={satisfied.rated} /> phiếu đánh giá</span>
        </div>
      )}
    </div>
  </section>
)

/** The front door: find a procedure, or see where one's dossier stands. Plain forms and links, no script. */
const PortalHome = () => {
  const { events, changes, onTime, satisfied } = useLoaderData<typeof loader>()
  const site = useRootData()?.site
  return (
    <>
      <title>{`Dịch vụ công · ${site?.centerName ?? 'Một Cửa'}`}</title>
      <meta name="description" content="Tìm thủ tục hành chính, biết cần giấy tờ gì, mất bao lâu; tra cứu hồ sơ đã nộp." />
      <Hero />
      <div className="wrap over-hero">
        <LookUp />
        {events.length > 0 && <Events events={events} />}
        {changes.length > 0 && <Changes changes={changes} />}
        <Voice />
        {(onTime !== null || satisfied !== null) && <Figures onTime={onTime} satisfied={satisfied} />}
      </div>
    </>
  )
}
export default PortalHome
