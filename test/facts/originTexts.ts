/** Invented articles for tests of what goes back to one origin. */

export const WIRE = [
  'PORT ALDERS, 12 May 2025 - Seven coastal states opened a two-week convoy exercise off the Brannock Islands on Monday, sending 31 ships and 4,200 sailors into waters that insurers reclassified last winter.',
  'The exercise, called Amber Tide, is run from a converted ferry by a staff of 140 officers under Commodore Ilse Marrant of the Vennish navy. Its first phase rehearses the handover of merchant ships between national escorts, which failed twice in the edition of 2023.',
  'Organisers said that 18 merchant ships had agreed to sail with the convoys, against 6 two years ago. Three shipping lines withdrew in April after their crews asked for a risk bonus, according to the seafarers’ union in Port Alders.',
  'The second phase, from 19 May, moves the escorts into the Kessel Strait, where a pipeline was cut in January. Divers of the Ostran coast guard will search 60 kilometres of the sea floor with two towed sonars that were bought for 9.4 million euros.',
  'Vennish officials declined to say whether submarines take part. A parliamentary paper of March put the cost of the exercise at 22 million euros, of which the host pays 40 percent.',
  'Observers from eleven other countries are aboard, among them Harland and the Republic of Tessaly, both of which have applied to join the next edition. The exercise ends on 25 May with a review in Port Alders.',
  'Critics in the Ostran parliament called the timing careless. Deputy Pell Anders said that the money would have been better spent on the four patrol boats that have stood in dry dock since the autumn, and asked for a full account before the summer recess.',
  'Commodore Marrant rejected the charge at a briefing aboard the ferry, and pointed to a drop of a third in suspicious approaches to cables since the escorts began their winter patrols in December 2024.',
];

export const OTHER_REPORT = [
  'Ships of seven navies left harbour this week for Amber Tide, the biennial convoy drill in the seas around the Brannock Islands, as the region’s governments try to reassure shipowners.',
  'With 31 vessels it is the largest gathering of escorts since the drill began, the Vennish ministry of defence said. Commodore Ilse Marrant commands it from a ferry that was refitted for the purpose in Port Alders.',
  'For the shipowners the numbers that count are others: premiums for a passage of the Kessel Strait have tripled since a pipeline was severed there in January, and three lines have pulled their ships out of the programme.',
  'A broker in the city, who asked not to be named, expected no relief before the review at the end of May. He added that underwriters would look less at flags and sonars than at whether merchant crews could be persuaded to sail.',
  'The host country bears two fifths of a bill of 22 million euros. Opposition deputies want to know why patrol boats stay in dock while foreign sailors are fed at public expense, and have tabled a motion.',
  'Eleven countries are watching from the bridge wings, and two of them, Harland and Tessaly, hope to be invited for the edition of 2027, diplomats said.',
];

const marketReport = (region: string, what: string, figures: readonly string[], firms: readonly string[]): string[] => [
  `The ${region} market for ${what} was valued at USD ${figures[0]} billion in 2024 and is expected to reach USD ${figures[1]} billion by 2032, growing at a compound annual growth rate of ${figures[2]} percent during the forecast period.`,
  `The report segments the market by component, by deployment, by organisation size and by end user, and gives a detailed analysis of the factors that drive and hold back the growth of the market during the forecast period. By component, services held a share of ${figures[3]} percent.`,
  `The key players of the market include ${firms.join(', ')}. These players have adopted strategies such as product launches, acquisitions and partnerships in order to strengthen their position in the market.`,
  `The study covers the competitive landscape, recent developments and the regulatory environment, and offers stakeholders insight into the opportunities of the coming years. ${region} buyers spent USD ${figures[4]} million on training alone.`,
  'Our analysts follow a method that joins primary interviews with secondary research, and every estimate is checked against public filings before it is published. Custom reports are available on request.',
];

export const MARKET_A = marketReport(
  'Northern',
  'harbour radar',
  ['3.1', '7.9', '12.4', '61.2', '148'],
  ['Aldwick', 'Senturo', 'Marwell Systems', 'Opfer', 'Quilla'],
);
export const MARKET_B = marketReport(
  'Southern',
  'towed sonar',
  ['0.8', '1.7', '9.9', '38.5', '77'],
  ['Brightsea', 'Tollen', 'Vantor Group', 'Hesse Marine', 'Ikaro'],
);

/** A statement that many report word for word. */
export const STATEMENT =
  '“We welcome every ship that keeps these waters open, and we ask all governments of the region to tell their crews before the end of the month which escorts they may call, on which channels, and under whose law they sail, so that nobody has to guess when the weather turns or a master hears a voice that he does not know on the radio at night,” the joint declaration reads.';

/** Passages of a text made of these paragraphs, all body unless told. */
export function passagesOf(paragraphs: readonly string[]) {
  const text = paragraphs.join('\n\n');
  let at = 0;
  const passages = paragraphs.map((paragraph) => {
    const start = at;
    at += paragraph.length + 2;
    return { start, end: start + paragraph.length, role: 'body' as const };
  });
  return { text, passages };
}
