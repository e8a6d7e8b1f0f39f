/** What a sentence is about, by its words: patterns over plain marks. Each names what it found, for the reason that is shown. */

/** Verbs of things that happen and get into a briefing. */
export const HAPPENS =
  /\b(?:held|holds|hosts?|hosted|opened|opens|sign|launched|launches|signed|signs|began|begins|started|starts|ended|ends|finished|met|meets|attended|announced|adopted|adopts|approved|inaugurated|unveiled|took part|takes part|participated?s?|participating|joined|joins|bought|buys|ordered|orders|delivered|conducted|conducts|condemned|applied for|applies for|appointed|appoints|elected|agreed|established|deployed|tested|fired|attacked|seized|boarded|charged|disconnected|laid down|cancelled|suspended|imposed|sanctioned|visited|invited|received|spoke|addressed|delivering|brought together|entered|enters|enter into force|came into force|collided?|failed|broke|sank|killed|wounded|arrested|withdrew|withdraws?|ratified|published|released|raised|lost|built|moved|moves|drafted|chaired|co-chaired|won|awarded|contributed|extended|expanded|finds?|found|detected|tracked|revised?s?|mediate|notified|calculated|set aside|convened|commissioned|decided|take place|takes place|took place|will be held|was held)\b/i;

/** Somebody binds themselves to something to come. */
export const COMMITS =
  /\b(?:pledge[sd]?|committed|commits?|undertook|undertakes?|vow(?:s|ed)?|(?<!\b(?:the|that|this|no) )promise[sd]?|agreed? to|agrees? to|decided (?:to|that)|decides? to|(?<!\bno (?:\w+ )?)plans? to|intends? to|intention (?:to|of)|is to\b|are to\b|aims? to(?! (?:\w+ and )?(?:enhance|raise|promote|foster|improve|deepen|increase|further|build) (?:the |public |mutual |better )*(?:understanding|awareness|dialogue|knowledge|trust))|has ordered|guarantees?|reaffirm(?:s|ed) (?:our|its|their|his|her) commitment|(?:called|calls) on)\b/i;
/** "The Cyber Defence Pledge", "the Defence Investment Pledge": a name binds nobody where it is only named. */
export const isNamed = (plain: string, match: RegExpExecArray): boolean =>
  match.index > 0 && /^\p{Lu}/u.test(match[0]) && /[\p{L}\d)] $/u.test(plain.slice(0, match.index));
export const WILL =
  /\b(?:will|shall|would)(?: not| also| now| continue to| work closely| \w+ly|'t)*\s+(?:be (?:held|hosted|handed|delivered|built|opened|led|based|deployed|stationed|closed|drafted|accepted|replaced|trained)|add|address|attend|begin|bring|build|buy|carry|close|complete|conduct|contribute|convene|cooperate|create|cut|deliver|deploy|develop|discuss|donate|double|employ|end|engage|ensure|enter|establish|expand|expel|finance|fund|give|grow|have to|hold|host|impose|increase|introduce|invest|invite|join|keep|launch|lead|maintain|meet|move|offer|open|participate|pay|present|produce|prolong|protect|provide|publish|pursue|raise|reach|receive|reduce|remain|send|serve|sign|spend|stand|start|station|supply|support|take (?:part|place|evidence)|train|visit|withdraw|work)\b/i;

/** Somebody is, becomes or ceases to be part of something. */
export const BELONGS =
  /\b(?:(?:joined|joins|(?<!\bhow (?:many|much)\b.{0,48})(?:will|to|would) join)(?! (?:us|him|her|them|me)\b)|rejoined|acceded to|accession (?:to|of)|became (?:a |an |the )?(?:\w+ ){0,3}members?|(?:is|are|was|were|has been|have been|been) (?:a |an |the )?(?:\w+ ){0,3}members? (?:of|since)|as (?:a |its |the |full )(?:\w+ )?(?:members?|partners?|observers?)|admitted to|its (?:\w+ )?members?hip|with \w+ members|bringing its membership|withdrew from|left the (?:alliance|union|treaty|group)|new members?)\b/i;
/** A group whose parts are listed after it. */
export const LISTS =
  /\b(?:members?|partners?|partner countries|nations|countries|states|players|participants|sectors|drivers|causes|areas)\b[^.;]{0,60}?(?:,? (?:which )?includ(?:e|es|ing)\b|,? such as\b| - |:|\()/i;

/** The writer, or somebody reported, judges rather than reports. */
export const JUDGES =
  /\b(?:likely|unlikely|probably|possibly|perhaps|believes?|believed|appears? to|seems? to|suggests?|in our view|we assess|assess(?:es|ed)? that|may|might|could|should|must|expected to|see[s]? (?:the|this|it|little)|signals?|conclu(?:des?|ded|sion|ding)|threatens?|the (?:largest|fastest|biggest|single greatest|only)|crucial|hopes?|key drivers?|benefit)\b/i;

/** A judgement of the writer's: it is told as what the source says, and never as a fact of its own. */
const HEDGES =
  /\b(?:likely|unlikely|probably|possibly|perhaps|may|might|could(?! not\b)|should|ought to|must|believe|assess that|in our view|appears? to|seems? to|arguably)\b/;
/** The sentence itself says whose judgement it is. */
const OWNED = /\b(?:paper|report|study|authors?|brief|analysis|survey|article|conclu\w+)\b/i;

/** Whether a sentence judges without saying who does. */
export const judgesByItself = (plain: string): boolean => HEDGES.test(plain) && !OWNED.test(plain);

/** Words that promise nothing an analyst could use, whatever else they say. */
const WORTHLESS: readonly RegExp[] = [
  // Numbers to call, links to sit in on, rates of exchange, what was printed wrongly before.
  /(?:^|[\s:(])\+\d{1,3}[ (-]\d|\b(?:dial-in|webcast|B-roll|press point)\b|\bavailable (?:to|for) (?:the )?(?:media|press|interviews?)\b|\b[A-Z]{3} ?1(?:\.0+)? ?= ?[A-Z]{3}\b|\b1 ?[A-Z]{3} ?= |^(?:\([^)]*\) ?)?(?:one|1|a) (?:[\w.]+ )?(?:dollar|euro|pound|yen|kron[ae]|crown|yuan|franc|zloty|rupee)s? (?:is|was|equals?|=)\b|\bexchange rates? (?:of|on|as)\b|\bmisstated\b|^(?:amended|corrected|updated) on\b|^erratum\b/i,
  // What a page says of itself and its makers, not of the world.
  /^\[\^?[\w-]+\]: |^(?:corrections?|clarification|editor'?s'? note|about (?:us|the authors?)|(?:fig\.?|figure|table|chart|map|photo) \d|see https?:|subscribers|ordered by|read (?:our|the|more)|first published|originally published|interview with)\b|\ban earlier version of this\b|^To ask (?:the|Her|His)\b|\bedited for (?:length|clarity|brevity|style)|\b(?:is|are) supported by its\b|\bregistered charity\b|\bcharity (?:number|no\.)|\b(?:is|was|were|are) (?:funded|supported) by a grant\b|\b(?:privacy|cookie) (?:policy|notice)\b|\bupdate our policy\b/i,
  /\bthank(?:s|ed)? (?:you|him|her|them|both|the)\b|\bwelcome to\b|\bwarm (?:welcome|hospitality)\b|\bgratitude\b|\bpleasure to\b|\bapplause\b/i,
  /\b(?:did|does|do|have|has|had) not (?:immediately )?(?:respond|reply|answer|return|receive a response)\b|\bdeclined (?:to (?:comment|give|say|answer|be)|comment)|\bcould not be reached\b|\breached out to\b/i,
  /\b(?:sign up|subscribe|newsletter|click here|read more|follow us|share this|request a (?:free )?(?:sample|copy|demo)|download (?:the|a|our)|contact us|all rights reserved|copyright|cookies?|terms of use|advertis\w+|free sample|for (?:further|more) information|press office|photo gallery|pictured)\b/i,
  /\b(?:reporting by|editing by|additional reporting|compiled by|photo(?:graph)?s? by|this (?:article|story|page|chronology|report) (?:was|is|has been|first|originally)|this (?:article|story) was|corrections? (?:are|is)|last reviewed|forward-looking statements|actual results may|trust principles|views? expressed|chatham house rule|slides are available|disclaimer)\b/i,
  /\b(?:let me|let us|i (?:hope|think|wonder|remember|promised?|blame|look forward|want to|would like)|as (?:i|we|one of us) (?:have|has|said|wrote|argued)|you (?:will|do|know|have|may|can|need)|my (?:friends?|guess|view|own|point|home)|grab a|let me know|in the comments)\b/i,
  /\b(?:this|the|our) (?:report|paper|brief|article|study|chapter|essay|post|thesis) (?:\w+ )?(?:summari[sz]es|explains|looks|examines|explores|discusses|outlines|is organi[sz]ed|proceeds|begins|aims)\b|\bin the (?:build-?up to|following|next section)/i,
];

/** Why a sentence is not worth proposing whatever it holds; null where nothing speaks against it. */
export function isWorthless(plain: string): boolean {
  return WORTHLESS.some((pattern) => pattern.test(plain));
}

/** What a study found or advises: the sentence that a reader of it looks for. */
export const CONCLUDES =
  /\b(?:main|key|central|first|second|third|final|crucial|principal)\b[^.;]{0,25}\b(?:conclusions?|concluding|findings?|recommendations?|lessons?)\b|\b(?:we|authors?|paper|report|study|brief) (?:\w+ )?(?:conclude|recommend|find|estimate|argue|advise|propose)s?\b|\bis likely to benefit\b|\b(?:governments?|states|allies|the alliance|members|nato|the eu|ministers) (?:should|must|ought to)\b/i;

/** Something is the first, the largest or the only one of its kind. */
export const STANDS_OUT =
  /\b(?:for the first time|first[- ]ever|this is the first time|(?:is|was|are|were|became) the (?:first|only|largest|biggest|last|fastest)|the largest \p{L}+ in|never before|no longer)\b/iu;

/** Begins with words that mean the sentence before. */
export const LEANS =
  /^(?:["'])?(?:This|That|These|Those|It|They|On (?:the same|that) (?:day|night)|The (?:following|same|next|previous) (?:day|night|week|month|year)|(?:An?|Two|Three|Several|Some) (?:hour|day|week|month|year)s? (?:earlier|later)|The (?:latter|former|pair|trio)|At that time|None|Neither|Such|Both|He|She|But|And|So|Then|Here|There|Another|One of (?:them|these))\b/;
