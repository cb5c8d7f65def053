import { Door } from './brand.tsx'
import { useRequestId } from './rendering.tsx'

const WORDS: Readonly<Record<number, { readonly title: string; readonly text: string }>> = {
  403: {
    title: 'Bạn không có quyền xem trang này',
    text: 'Tài khoản của bạn chưa được giao việc này. Nếu bạn cần, liên hệ người quản trị của đơn vị.',
  },
  404: {
    title: 'Không tìm thấy trang',
    text: 'Có thể đường dẫn bị gõ sai, hoặc trang đã chuyển đi. Về trang chủ để tìm thủ tục hoặc tra cứu hồ sơ.',
  },
  405: {
    title: 'Trang này không nhận biểu mẫu',
    text: 'Quay lại trang trước và làm lại.',
  },
  500: {
    title: 'Hệ thống gặp lỗi',
    text: 'Lỗi này là của chúng tôi và đã được ghi lại. Việc vừa làm có thể chưa được lưu; thử lại sau ít phút.',
  },
}
const UNKNOWN = { title: 'Không xem được trang này', text: 'Quay lại trang trước, hoặc về trang chủ.' }

/** What a person reads when a page cannot be shown. Never a stack, never a detail of the fault. */
export const ErrorScreen = ({ status }: { readonly status: number }) => {
  const words = WORDS[status] ?? (status >= 500 ? (WORDS[500] ?? UNKNOWN) : UNKNOWN)
  const requestId = useRequestId()
  return (
    <>
      <title>{words.title}</title>
      <header className="top">
        <div className="wrap">
          <a className="brand" href="/">
            <Door />
            <span>Một Cửa</span>
          </a>
        </div>
      </header>
      <main className="wrap narrow error-page">
        <p className="error-code">{status}</p>
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <p>
          <a className="btn" href="/">
            Về trang chủ
          </a>
        </p>
        {requestId !== null && (
          <p className="small muted">
            Mã yêu cầu: <span className="mono">{requestId}</span>
          </p>
        )}
      </main>
    </>
  )
}
