import { writeFile } from 'node:fs/promises'

/** Writes what a command made; 0 done, 1 when the place cannot be written. */
export const saveFile = async (file: string, bytes: Uint8Array | string): Promise<number> => {
  try {
    await writeFile(file, bytes)
  } catch {
    console.error(`Không ghi được tệp ${file}. Kiểm tra thư mục và quyền ghi.`)
    return 1
  }
  console.error(`Đã ghi ${file}.`)
  return 0
}
