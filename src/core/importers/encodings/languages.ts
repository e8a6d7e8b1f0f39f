/** How a language is told by the characters of its texts. */
export interface Language {
  readonly name: string;
  /** Frequent words of ASCII letters alone; '' for scripts without any. */
  readonly words: ReadonlySet<string>;
  /** Its letters beyond ASCII, small, the most frequent first. */
  readonly letters: string;
}

const language = (name: string, letters: string, words = ''): Language => ({
  name,
  letters,
  words: new Set(words.split(' ').filter(Boolean)),
});

/** The languages of which texts are met in encodings older than Unicode. */
export const LANGUAGES: readonly Language[] = [
  language('English', 'éèçïöüñôêâ', 'the of and to in is that for it was with as on be by this are from at which'),
  language(
    'French',
    'éèàêùçîôâûïëœ',
    'le la les de des du et un une est que qui dans pour sur par au ne pas ce il plus avec',
  ),
  language(
    'German',
    'üäöß',
    'der die und das den von zu mit sich des auf ist im dem nicht ein eine als auch es werden wird',
  ),
  language('Spanish', 'óíáéñúü¿¡ºª', 'de la que el en los del las un por con una su para es se lo como al no o ha'),
  language('Portuguese', 'ãçéáíóêõúâàô', 'de que do da em um uma para com os no se na por mais dos as ao das'),
  language('Italian', 'àèéùòì', 'di che il la in un per del una sono non della con si da dei le nel alla'),
  language('Catalan', 'àéèòíçóïúü·', 'de la el que les els en un del amb per una es al va no ha dels com'),
  language('Dutch', 'éëèïöü', 'de het een van en in is dat op te zijn voor met die niet aan er ook als door'),
  language('Swedish', 'äåöé', 'och att det som en av den med till har inte om ett i men de kan'),
  language('Danish and Norwegian', 'åøæéò', 'og det er at en den til som med for har de ikke av af der et var vi om'),
  language('Finnish', 'äöšåž', 'ja on ei oli se joka ovat kun hän mukaan sen sekä mutta myös että tai'),
  language('Estonian', 'äõüöšž', 'ja on et ei see oli ka kui mis ning oma aga kes ta siis'),
  language('Icelandic', 'áðíéúóþæöý', 'og sem til er um var ekki en fyrir eru hann hefur frá'),
  language('Irish', 'áíéúó', 'an na ar agus is le go i de a bhfuil sa do mar'),
  language('Welsh', 'ŵŷâêîôû', 'yr yn a y i o mae ei ar ac wedi gan bod'),
  language('Polish', 'łąęóśżćńź', 'w i na z do nie jest o od po przez oraz za jako dla roku ze a co jak'),
  language('Czech', 'íáéěřčýžšůúďťňó', 'a v se na je o z do s pro jako k byl i od po ve za roku jsou by ale'),
  language('Slovak', 'áíéčýžšúľôťňäóďĺŕ', 'a v na je sa o z do s pre ako k bol aj od po vo za roku ktor by ale'),
  language('Slovene', 'čšžćđ', 'je in v na se za da so z ki pa kot bi po od do tudi ne ali bil'),
  language('Croatian and Bosnian', 'čšžćđ', 'je i u na se za da su od s koji kao bi po do ili te ne o iz'),
  language('Hungarian', 'áéöóőüíúű', 'a az egy hogy nem is ez volt meg csak el de mint van vagy ezt az ha'),
  language('Romanian', 'ăîâşţșț', 'de a la cu din pe care o nu un mai sau ce prin fost este pentru al ale lui'),
  language('Lithuanian', 'ėšžųįūčąę', 'ir kad yra su buvo kaip tai bet nuo iki apie metais taip pat ar'),
  language('Latvian', 'āīēšūņļžģķčō', 'un ir no ar par gada kas uz bija vai arī ka tika tas pie kad'),
  language('Turkish', 'ıüşğçöîâ', 've bir bu da de ile olarak olan daha en ama gibi kadar sonra ne var o'),
  language('Albanian', 'ëç', 'e dhe i me se nga nuk ka si per ai do te mund shum'),
  language('Maltese', 'ħżġċàò', 'ta li u il ma fl dan minn biex kien kull hija'),
  language('Esperanto', 'ĝĉŝŭĵĥ', 'la de kaj en al estas kun por ne el oni kiu li sed'),
  language(
    'Vietnamese',
    'đưâôơêăàáộạếềốảứịấậệớờợừểổồửịữựọủụầẩẫằắặẵẳẹẻẽềễìíỉĩòóỏõồỗỡởỳýỷỹỵùúũèé\u0300\u0301\u0323\u0309\u0303',
    'trong cho khi nam theo trung trong nhi con hai',
  ),
  language('Russian', 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё'),
  language('Ukrainian', 'оанитвіересклдумпзяьбгчйхжїцюєшщфґё'),
  language('Belarusian', 'анірсеатдкуцлвымзпяьогбчюўйхжшёэф'),
  language('Bulgarian', 'аоеиитнрсвлкдпмзябугъчцщжшхйюф'),
  language('Serbian', 'аоиенрстјвукдпмлзбгчшцжхњћљђфџ'),
  language('Macedonian', 'аоиетнрсвдклпмузгјбчшцжфхќњѓљѕџ'),
  language('Greek', 'αοιετσνηυρπκμλςίόέάωήύδγχθφώβξζψϊϋΐΰ'),
  language('Hebrew', 'יוהלאתרמבשנדםחפעכקטןגצסזךץףְִֵֶַָֹּׁ'),
  language('Arabic', 'اليمونرتبةعدسفهكقحجشأصىطضخذثزغءئظإآؤً،؟؛ٌَُِّْ'),
  language('Persian', 'اینردهمتوبسشکزگفعپقخجلحآچصط،ذغضظئثژ؟؛'),
  language('Thai', 'านรอกเ่งมยล้วดทตสัปิีคบพุขหำืจชแซถะ์ธใูโไผศภ็ณฟญฉษๆฝฐฆฏฯฑฎฌฬฮ'),
];
