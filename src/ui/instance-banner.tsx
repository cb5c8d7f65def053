import type { Instance } from '#web/request-context.ts'

/** On demo and simulation a strip on every page; on production nothing. */
export const InstanceBanner = ({ instance }: { readonly instance: Instance }) => {
  if (instance === 'production') return null
  return (
    <aside className="instance" aria-label="Loại hệ thống">
      {instance === 'demo' ? (
        <>
          <b>Bản trình diễn.</b> Đừng nhập dữ liệu thật.{' '}
          <a href="/hop-thu-trinh-dien">Thư và mã đã gửi</a>
        </>
      ) : (
        <>
          <b>Bản mô phỏng.</b> Số liệu và giờ do chương trình tạo ra.
        </>
      )}
    </aside>
  )
}
