/** What a foreign form holds that ours cannot take over. */
export type LeftOut = { readonly what: 'component' | 'formula' | 'condition' | 'check'; readonly label: string; readonly detail: string }

const SENTENCES: Readonly<Record<LeftOut['what'], (detail: string) => string>> = {
  component: (detail) => `loại ô “${detail}” chưa có ở đây. Thêm lại bằng tay.`,
  formula: (detail) => `công thức không chuyển được: ${detail}. Viết lại thành điều kiện hoặc ô máy tự tính.`,
  condition: (detail) => `điều kiện dựa vào “${detail}” không chuyển được. Đặt lại điều kiện.`,
  check: (detail) => `cách kiểm tra riêng không chuyển được: ${detail}. Chọn loại ô phù hợp.`,
}

export const leftOutSentence = ({ what, label, detail }: LeftOut): string =>
  `${label === '' ? 'Ô không tên' : `“${label}”`}: ${SENTENCES[what](detail.slice(0, 200))}`
