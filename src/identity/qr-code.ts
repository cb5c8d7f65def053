import QRCode from 'qrcode'

/** A QR code as one SVG path of unit squares; `size` modules wide. */
export type QrPath = { readonly size: number; readonly path: string }

export const qrPath = (text: string): QrPath => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const squares: string[] = []
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`)
    }
  }
  return { size: modules.size, path: squares.join('') }
}
