import { toSVG } from 'bwip-js'
import QRCode from 'qrcode'

/** Code 128 of a dossier code, bars only, as SVG (allowed on the forms by Circular 01/2018/TT-VPCP, article 19). */
export const barcodeSvg = (text: string): string => toSVG({ bcid: 'code128', text, height: 10 })

/** The dark modules of a QR as one SVG path on a square of `size` modules, medium error correction. */
export const qrPath = (text: string): { readonly size: number; readonly path: string } => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return { size: modules.size, path }
}

/** QR of an address, medium error correction, as SVG of one path; the paper itself gives the quiet zone. */
export const qrSvg = (text: string): string => {
  const { size, path } = qrPath(text)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`
}
