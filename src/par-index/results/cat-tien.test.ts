import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { createPress } from '#papers/render.ts'
import { pdfText } from '../../../test/pdf-text.ts'
import { testDatabase } from '../../../test/db.ts'
import { lossesOf } from '../domain/results/gain.ts'
import { linesOf } from '../domain/rounds/round.ts'
import { sumPoints, toPoints } from '../domain/score.ts'
import { findPublicUnit, findPublicYear } from '../pages/public-page.ts'
import { resultsView } from '../pages/results-page.ts'
import { findRoundCards } from '../rounds/reading-round.ts'
import { findResults, printDecision, resultWorkbook } from './result-papers.ts'
import { publishDistricts } from './testing.ts'

/** Points of the areas as the article gives them, in the order of the set; the eighth is what is left. */
const CAT_TIEN = [10, 8.5, 12.87, 6.99, 9, 6.3, 8.5, 1, 19.89]
/** Made up around it, since nobody published the other eleven; two of them are equal. */
const AROUND = [91.2, 90.4, 89.11, 88, 87.75, 86.5, 85.9, 84.6, 84.6, 82.1, 80.75]
/** Nine communes with their average and six above it, as the article says of Cát Tiên's own. */
const COMMUNES = [86.4, 85.2, 84.9, 84.3, 83.8, 83.1, 81.5, 80.2, 77.96]
const MAXIMA = [10, 8.5, 16.5, 7.5, 10, 8, 9.5, 5, 25]

/** So many points over the areas, none beyond its maximum. */
const spread = (points: number): readonly number[] => {
  let left = points
  return MAXIMA.map((most) => {
    const own = Math.min(most, toPoints(left))
    left = toPoints(left - own)
    return own
  })
}

const article = join(import.meta.dirname, '../../../../shared/founding-documents/004_8a8116bd939f7dd2.txt')
test('bài báo nói đúng những con số này', { skip: existsSync(article) ? false : 'không có bài báo gốc ở máy này' }, () => {
  const text = readFileSync(article, 'utf8')
  for (const words of ['83,05 điểm', '10/12', '63,16/75', '19,89/25', '12,87/16,5', '6,99/7,5', '6,3/8', '8,5/9,5', '83,04', '6 xã đạt']) assert.ok(text.includes(words), words)
})

describe('Cát Tiên 2022 qua các bước thật', async () => {
  const others = AROUND.map((points, i) => ({ name: `UBND huyện số ${i + 1}`, points: spread(points) }))
  const { system, roundId, version } = await publishDistricts(await testDatabase(), [...others, { name: 'UBND huyện Cát Tiên', points: CAT_TIEN }])
  const results = await findResults(system, roundId)
  assert.ok(results !== undefined)
  const own = results.units.find(({ name }) => name === 'UBND huyện Cát Tiên')
  assert.ok(own !== undefined)

  test('63,16/75 + 19,89/25 = 83,05, hạng 10 trong 12, loại Tốt', () => {
    assert.deepEqual([own.verifiedPoints, own.surveyPoints, own.points, own.rank, own.grade, own.index], [63.16, 19.89, 83.05, 10, 'Tốt', 83.05])
    assert.deepEqual(results.units.map(({ rank }) => rank), [1, 2, 3, 4, 5, 6, 7, 8, 8, 10, 11, 12])
  })

  test('trang kết quả: khoảng cách tới đơn vị dẫn đầu theo từng lĩnh vực cộng lại bằng khoảng cách chung', () => {
    const view = resultsView(results, new Set(), own.code)
    assert.equal(view.compared?.name, 'UBND huyện Cát Tiên')
    const gaps = view.compared.areas.map(({ gap }) => Number(gap.replace(',', '.')))
    assert.equal(sumPoints(gaps), own.gap)
    assert.equal(view.rows.find(({ code }) => code === own.code)?.gap, '8,15')
  })

  test('điểm còn mất, nhiều nhất trước: điều tra 5,11, rồi nội dung thứ tám 4, rồi thủ tục 3,63', async () => {
    const card = (await findRoundCards(system, roundId)).find((one) => one.card.unitId === own.unitId)?.card
    const losses = lossesOf(linesOf(version), card?.lines ?? {}, new Map(), 'final')
    assert.deepEqual(losses.slice(0, 3).map(({ code, lost }) => [code, lost]), [['9.1.1', 5.11], ['8.1.1', 4], ['3.1.1', 3.63]])
    assert.equal(sumPoints(losses.map(({ lost }) => lost)), toPoints(100 - 83.05))
  })

  test('ai cũng xem được ở trang công khai; năm khác thì không có', async () => {
    const year = await findPublicYear(system, 2022)
    assert.deepEqual(year?.rounds[0]?.ranks.find(({ code }) => code === own.code), { code: own.code, name: 'UBND huyện Cát Tiên', rank: 10, points: '83,05', share: 0.8305, grade: 'Tốt' })
    assert.equal((await findPublicUnit(system, 2022, own.code))?.areas[2]?.points, '12,87')
    assert.deepEqual([await findPublicYear(system, 2021), await findPublicUnit(system, 2022, 'H36.99')], [undefined, undefined])
  })

  test('quyết định công bố in được, có số, tên và điểm; phụ lục XLSX là tệp thật', async () => {
    const printed = await printDecision(system, createPress(), results)
    assert.ok(printed.ok)
    const text = pdfText(printed.value).replaceAll(/\s+/g, ' ')
    for (const words of ['14/QĐ-UBND', 'QUYẾT ĐỊNH', 'Cát Tiên', '83,05', 'Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015']) assert.ok(text.includes(words), words)
    assert.equal(Buffer.from(await resultWorkbook(results)).subarray(0, 2).toString('latin1'), 'PK')
  })
})

test('chín xã của Cát Tiên qua các bước thật: bình quân 83,04, sáu xã cao hơn', async () => {
  const { system, roundId } = await publishDistricts(await testDatabase(), COMMUNES.map((points, i) => ({ name: `Đơn vị ${i + 1}`, points: spread(points) })))
  const results = await findResults(system, roundId)
  assert.ok(results !== undefined)
  const view = resultsView(results, new Set(), null)
  assert.deepEqual([view.average, view.above, view.count], ['83,04', 6, 9])
})
