/** A text of some sentences in each language, written for these tests, and the encodings that its readers used before Unicode. */
export interface LanguageSample {
  readonly name: string;
  readonly text: string;
  readonly encodings: readonly string[];
}

export const LANGUAGE_SAMPLES: readonly LanguageSample[] = [
  {
    name: 'English with typographic quotes',
    text: 'The harbour master’s report – “nine ships in two days” – surprised the council. It isn’t clear who paid: the café owners said they hadn’t. Repairs will cost €40,000 or so, the mayor’s office wrote…',
    encodings: ['windows-1252', 'macintosh'],
  },
  {
    name: 'English with a few signs',
    text: 'The bridge was closed at 30°C, said the engineer, and the naïve plan of 1998 was dropped. Copyright © 2003 by the harbour board. The fee is £12 for each boat that lies over night.',
    encodings: ['windows-1252', 'iso-8859-15', 'macintosh'],
  },
  {
    name: 'French',
    text: 'Le préfet a annoncé hier que la digue, très abîmée par les tempêtes, serait réparée avant l’été. « Nous n’avons pas le choix », a-t-il déclaré à la presse. Le coût des travaux dépasse déjà 3 millions d’euros, et les élus de la côte s’inquiètent pour leurs écoles, où l’eau est entrée.',
    encodings: ['windows-1252', 'iso-8859-15', 'macintosh', 'ibm850'],
  },
  {
    name: 'German',
    text: 'Die Behörde prüft, ob die Brücke über den Fluss für schwere Züge gesperrt werden muss. Fachleute hätten größere Schäden gefunden als erwartet, hieß es am Dienstag. Die Straße bleibt bis auf Weiteres geöffnet; für Fußgänger ändert sich nichts. „Wir müssen zügig handeln“, sagte die Bürgermeisterin.',
    encodings: ['windows-1252', 'iso-8859-15', 'macintosh', 'ibm850'],
  },
  {
    name: 'Spanish',
    text: '¿Quién pagará la reparación del muelle? El año pasado la región invirtió más de dos millones en la dársena, según explicó el portavoz. Los pescadores piden además una solución rápida: «así no podemos seguir mañana».',
    encodings: ['windows-1252', 'iso-8859-15', 'macintosh'],
  },
  {
    name: 'Portuguese',
    text: 'A câmara não confirmou a informação, mas várias associações já pediram explicações. A construção da ponte começará em março, e as famílias da região terão de esperar até à conclusão das obras.',
    encodings: ['windows-1252', 'iso-8859-15'],
  },
  {
    name: 'Swedish',
    text: 'Hamnen i den lilla staden ska byggas ut nästa år, säger kommunens chef. Fler färjor väntas, och fiskarna är oroliga för att få sämre plats. Åtgärderna börjar på hösten och går på flera år.',
    encodings: ['windows-1252', 'iso-8859-15'],
  },
  {
    name: 'Polish',
    text: 'Rada miasta przyjęła uchwałę o budowie nowego nabrzeża. Prace mają się rozpocząć jesienią i potrwać około dwóch lat. Część mieszkańców uważa, że pieniądze należało przeznaczyć na szkoły i żłobki. Źródła w urzędzie twierdzą, że decyzja była słuszna, choć późna.',
    encodings: ['windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'],
  },
  {
    name: 'Czech',
    text: 'Rada kraje schválila stavbu nového přístaviště na řece. Práce začnou příští měsíc a potrvají přibližně dva roky. Někteří obyvatelé říkají, že peníze měly jít spíše na školy. Žádný z úředníků však nechtěl vysvětlit, proč se původní plán změnil.',
    encodings: ['windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'],
  },
  {
    name: 'Hungarian',
    text: 'A város vezetése bejelentette, hogy jövőre új kikötő épül a folyó mellett. A munkálatok ősszel kezdődnek, és két évig tartanak. Többen úgy vélik, hogy a pénzt inkább az iskolákra kellett volna költeni, mert azok felújítása sürgősebb.',
    encodings: ['windows-1250', 'iso-8859-2'],
  },
  {
    name: 'Romanian',
    text: 'Consiliul oraşului a aprobat construcţia unui nou chei pe malul râului. Lucrările vor începe în toamnă şi vor dura doi ani. Mulţi locuitori spun că banii trebuiau cheltuiţi pentru şcoli şi spitale, fiindcă acestea sunt în stare proastă.',
    encodings: ['windows-1250', 'iso-8859-2'],
  },
  {
    name: 'Russian',
    text: 'Городской совет утвердил план строительства новой пристани на реке. Работы начнутся осенью и продлятся около двух лет. Часть жителей считает, что деньги следовало бы потратить на школы. Представитель мэрии заявил, что решение окончательное и обсуждению не подлежит.',
    encodings: ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'],
  },
  {
    name: 'Ukrainian',
    text: 'Міська рада затвердила план будівництва нової пристані на річці. Роботи розпочнуться восени й триватимуть близько двох років. Дехто з мешканців вважає, що кошти слід було витратити на школи. Їхній представник пояснив, що рішення ще можна змінити.',
    encodings: ['windows-1251', 'koi8-u'],
  },
  {
    name: 'Bulgarian',
    text: 'Общинският съвет одобри плана за строеж на ново пристанище край реката. Работата ще започне през есента и ще продължи около две години. Част от жителите смятат, че парите трябваше да бъдат дадени за училищата в града.',
    encodings: ['windows-1251', 'iso-8859-5'],
  },
  {
    name: 'Greek',
    text: 'Το δημοτικό συμβούλιο ενέκρινε το σχέδιο για τη νέα προβλήτα στο λιμάνι. Οι εργασίες θα αρχίσουν το φθινόπωρο και θα διαρκέσουν περίπου δύο χρόνια. Άλλοι κάτοικοι θεωρούν ότι τα χρήματα έπρεπε να δοθούν στα σχολεία της πόλης.',
    encodings: ['windows-1253', 'iso-8859-7'],
  },
  {
    name: 'Turkish',
    text: 'Belediye meclisi nehir kıyısında yeni bir iskele yapılmasını onayladı. Çalışmalar sonbaharda başlayacak ve yaklaşık iki yıl sürecek. Bazı sakinler paranın okullar için harcanması gerektiğini düşünüyor. Başkan ise kararın değişmeyeceğini söyledi.',
    encodings: ['windows-1254', 'iso-8859-9'],
  },
  {
    name: 'Lithuanian',
    text: 'Miesto taryba patvirtino naujos prieplaukos statybos planą. Darbai prasidės rudenį ir truks apie dvejus metus. Dalis gyventojų mano, kad pinigus reikėjo skirti mokykloms, nes jų būklė prasta. Meras žada, kad viskas bus užbaigta laiku.',
    encodings: ['windows-1257', 'iso-8859-13'],
  },
  {
    name: 'Japanese',
    text: '市議会は川沿いの新しい船着き場の建設計画を承認した。工事は秋に始まり、およそ二年かかる見込みである。住民の一部は、その予算を学校の修理に使うべきだと主張している。市長は「計画は変えない」と述べた。',
    encodings: ['shift_jis', 'euc-jp', 'iso-2022-jp'],
  },
  {
    name: 'Chinese, simplified',
    text: '市议会批准了在河边修建新码头的计划。工程将于秋天开始，预计需要两年时间。一些居民认为，这笔钱应该用来修理学校。市长表示，这个决定不会改变，但是政府愿意听取大家的意见。',
    encodings: ['gb18030'],
  },
  {
    name: 'Chinese, traditional',
    text: '市議會批准了在河邊興建新碼頭的計畫。工程將於秋天開始，預計需要兩年的時間。有些居民認為，這筆錢應該用來修理學校。市長表示，這個決定不會改變，但是政府願意聽取大家的意見。',
    encodings: ['big5'],
  },
  {
    name: 'Korean',
    text: '시의회는 강가에 새로운 선착장을 짓는 계획을 승인했다. 공사는 가을에 시작되어 약 이 년이 걸릴 것으로 보인다. 일부 주민들은 그 돈을 학교를 고치는 데 써야 한다고 말한다. 시장은 결정이 바뀌지 않을 것이라고 밝혔다.',
    encodings: ['euc-kr'],
  },
  {
    name: 'Arabic',
    text: 'وافق مجلس المدينة على خطة بناء رصيف جديد على ضفة النهر. ستبدأ الأعمال في الخريف وتستمر نحو عامين. ويرى بعض السكان أن المال كان ينبغي أن يصرف على المدارس. وقال رئيس البلدية إن القرار نهائي ولن يتغير.',
    encodings: ['windows-1256', 'iso-8859-6'],
  },
  {
    name: 'Hebrew',
    text: 'מועצת העיר אישרה את התוכנית לבניית רציף חדש על גדת הנהר. העבודות יתחילו בסתיו ויימשכו כשנתיים. חלק מהתושבים סבורים שהיה צריך להשקיע את הכסף בבתי הספר. ראש העיר אמר כי ההחלטה סופית.',
    encodings: ['windows-1255', 'iso-8859-8'],
  },
  {
    name: 'Thai',
    text: 'สภาเมืองอนุมัติแผนการสร้างท่าเรือแห่งใหม่ริมแม่น้ำ งานจะเริ่มในฤดูใบไม้ร่วงและใช้เวลาประมาณสองปี ชาวบ้านบางส่วนเห็นว่าควรนำเงินไปซ่อมโรงเรียน นายกเทศมนตรีกล่าวว่าจะไม่เปลี่ยนการตัดสินใจ',
    encodings: ['windows-874'],
  },
  {
    name: 'Vietnamese',
    text: 'Hội đồng thành phố đã thông qua kế hoạch xây dựng bến tàu mới bên bờ sông. Công việc sẽ bắt đầu vào mùa thu và kéo dài khoảng hai năm. Một số người dân cho rằng số tiền đó nên được dùng để sửa trường học.',
    encodings: ['windows-1258'],
  },
];

/** What any language is written in today. */
export const UNICODE_ENCODINGS: readonly string[] = [
  'utf-8',
  'utf-8 with a mark',
  'utf-16le',
  'utf-16le with a mark',
  'utf-16be',
  'utf-16be with a mark',
  'utf-32le with a mark',
];
