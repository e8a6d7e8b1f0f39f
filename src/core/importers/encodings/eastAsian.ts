/** A reading of bytes as Chinese, Japanese or Korean. */
export interface EastAsianReading {
  readonly encoding: string;
  readonly text: string;
  /** The share of its characters beyond ASCII that are frequent in the language, 0–1: in running text above a third. */
  readonly common: number;
  readonly beyond: number;
}

/** The most frequent signs of running text: Chinese in both scripts, and Korean syllables. Of Japanese, its kana are. */
const FREQUENT = new Set(
  [
    '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏规',
    '這個來國說們為時會過學對後麼發無開見經頭動兩長樣現將與進實點聲話問機給幾業間電門東聽關內產萬體處總場師書員報馬張難數車應親務統題請愛讓認論義術結連遠資隊帶條變聯權該領傳紅達運強並車區轉輕語滿寫識極錢黨設雙歷廣議單據導網專觀爭組視濟離雖規臺灣項於從裡還當兒華記戰聞際發',
    '이다는의에을가고은로하지한기도사를자인시리대어들서나정있과전일보해으수만부장아라게그적주제스원상구성동비여국조거공신면것마유소선했였습니까',
    '。、，「」・ー「」『』（）：；！？“”《》…—～．',
  ].join(''),
);
const KANA = /[\u3041-\u3096\u30a1-\u30fc]/;
const ENCODINGS = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'] as const;
/** Half-width katakana, private use and signs that only bytes of another encoding make. */
const STRANGE = /[\uff61-\uff9f\ue000-\uf8ff\ufffd]/;

/** The share of a text's characters beyond ASCII that are frequent in Chinese, Japanese or Korean. */
export function commonShare(text: string): { common: number; beyond: number } {
  let common = 0;
  let beyond = 0;
  for (const character of text) {
    if (character <= '\x7f') continue;
    beyond += 1;
    if (STRANGE.test(character)) common -= 1;
    else if (FREQUENT.has(character) || KANA.test(character)) common += 1;
  }
  return { common: beyond === 0 ? 0 : common / beyond, beyond };
}

/** Readings of bytes, which may end within a character, in the encodings of East Asia in which all of them have a meaning, the most likely first. */
export function eastAsianReadings(bytes: Uint8Array): EastAsianReading[] {
  const readings: EastAsianReading[] = [];
  for (const encoding of ENCODINGS) {
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
      readings.push({ encoding, text, ...commonShare(text.slice(0, 20_000)) });
    } catch {
      // Not in this encoding.
    }
  }
  return readings.sort((a, b) => b.common - a.common);
}

/** Escapes that change between sets of characters of seven bits (ISO 2022), and the encoding that has them. */
const ISO_2022 = ['$@', '$B', '$(C', '$(D', '(J', '(I'].map((set) => `\x1b${set}`);

/**
 * The text of bytes in ISO-2022-JP or ISO-2022-KR, all of which are ASCII bytes and escapes between them; null where they are
 * in neither.
 */
export function decodeIso2022(bytes: Uint8Array): { text: string; encoding: string } | null {
  if (!bytes.includes(0x1b)) return null;
  const ascii = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (ascii.includes('\x1b$)C') && ascii.includes('\x0e'))
    return { text: decodeKorean(bytes), encoding: 'iso-2022-kr' };
  if (!ISO_2022.some((sequence) => ascii.includes(sequence))) return null;
  try {
    return { text: new TextDecoder('iso-2022-jp', { fatal: true }).decode(bytes), encoding: 'iso-2022-jp' };
  } catch {
    return null;
  }
}

/** ISO-2022-KR is EUC-KR whose high bit is left out, between Shift Out and Shift In. Runtimes do not read it. */
function decodeKorean(bytes: Uint8Array): string {
  const header = [0x1b, 0x24, 0x29, 0x43];
  const plain: number[] = [];
  let shifted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (header.every((code, index) => bytes[at + index] === code)) at += 3;
    else if (byte === 0x0e || byte === 0x0f) shifted = byte === 0x0e;
    else plain.push(shifted && byte > 0x20 ? byte | 0x80 : byte);
  }
  return new TextDecoder('euc-kr').decode(Uint8Array.from(plain));
}
