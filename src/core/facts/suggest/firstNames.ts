/** First names that are given to one sex alone nearly everywhere. They only ever speak against a pronoun. */
const WOMEN = new Set(
  `Abigail Agnes Agnieszka Aisha Alice Amanda Amelia Amy Ana Anastasia Angela Anita Anna Anne Annette Anneke Astrid Barbara Beatrice Birgit Brigitte Camilla Carla Carmen Caroline
  Catherine Cecilia Charlotte Chloe Christina Christine Clara Claire Corazon Cynthia Deborah Diana Dorothy Edith Elena Eleanor Elisabeth Elizabeth Ella Ellen Emily Emma Erika Eva Evelyn Fatima
  Fiona Florence Frances Gabriele Giorgia Gloria Grace Hannah Heather Heidi Helen Helena Hilary Hilda Ingrid Irene Irina Isabel Isabella Jacinda Jane Janet Jennifer Jessica Joanna Josephine Josie Joyce Judith
  Julia Julianne Julie Karen Karin Katarina Katarzyna Kate Katherine Kathleen Katja Kersti Kirsten Laura Lena Linda Lisa Louise Lucy Madeleine Magdalena Maia Margaret Margarethe Maria Marie Marta
  Martha Mary Melanie Michelle Mona Monica Monika Nadia Nancy Natalia Natalie Nicola Nicole Olga Olivia Pamela Patricia Paula Paulette Penny Philippa Priya Rachel Rebecca Rita Rosa Rose Ruth Sally Samantha
  Sandra Sanna Sarah Sharon Sheila Silvia Simone Sofia Sophia Sophie Stephanie Susan Susanne Sylvia Tatiana Teresa Theresa Tina Tove Ursula Valerie Vanessa Vera Victoria Viktoria Virginia Wendy Yvette Yvonne Zoe`.split(
    /\s+/,
  ),
);
const MEN = new Set(
  `Abdul Abdullah Adam Ahmed Alan Albert Alejandro Alex Alexander Alexei Alfred Ali Anders Andreas Andrei Andrew Andrzej Anthony Antonio Antony Arthur Ben Benjamin Bernard Boris Brad Brian Bruce Carl Carlos Charles Christian Christopher Craig
  Daniel David Dennis Dmitry Dominic Donald Douglas Duncan Edward Emmanuel Eric Erik Ernest Ethan Eugene Felix Fernando Francis Francisco Frank Franz Fred Frederick Friedrich Gary Geoffrey George Gerald Gerhard Giovanni
  Gordon Graham Greg Gregory Guy Hans Harald Harold Harry Hassan Heinrich Henrik Henry Hugh Ian Igor Ivan Jack Jacob James Jan Janusz Jason Javier Jeffrey Jens Jeremy Jim Joachim Joe Johan Johannes John Jonas Jonathan Jorge Jose José Joseph
  Juan Jürgen Karl Keith Kenneth Kevin Klaus Lars Laurence Lawrence Leonard Lloyd Louis Luca Lucas Luis Luke Magnus Malcolm Manuel Marco Marcus Mark Markus Martin Matthew Max Michael Miguel Mikhail Mikko Mitchell Mohammed Muhammad
  Neil Nicholas Nigel Nikolai Oleg Oliver Olivier Oscar Otto Pablo Patrick Paul Pavel Pedro Peter Petr Philip Phillip Pierre Piotr Rajvir Ralph Ray Raymond Richard Rob Robert Roberto Roger Roland Ronald Rudolf Samuel Scott Sean Sergei Sergey Simon
  Stanislav Stefan Stephen Steve Steven Stuart Sven Thomas Tim Timothy Toby Todd Tom Tomas Tomasz Tony Trevor Victor Viktor Vincent Vladimir Volodymyr Walter Werner William Wojciech Wolfgang Xavier Yuri Yusuf`.split(
    /\s+/,
  ),
);

export type Pronoun = 'he' | 'she';

const BY_TITLE: readonly (readonly [Pronoun, RegExp])[] = [
  [
    'she',
    /\b(?:Ms|Mrs|Miss|Madam|Dame|Lady|Baroness|Queen|Princess|Senhora|Frau|(?:spokes|chair|congress|council|business|police)woman)\b/i,
  ],
  [
    'he',
    /\b(?:Mr|Sir|Lord|Baron|King|Prince|Pope|Sheikh|Herr|Bishop|Archbishop|(?:spokes|chair|congress|council|business|police)man)\b/i,
  ],
];

/** The pronoun by which a person must be meant, told by a title, a role or a first name in the words; null where they leave it open. */
export function pronounOf(words: string): Pronoun | null {
  const titled = BY_TITLE.find(([, pattern]) => pattern.test(words))?.[0];
  if (titled !== undefined) return titled;
  const names = words.split(' ');
  if (names.some((name) => WOMEN.has(name))) return names.some((name) => MEN.has(name)) ? null : 'she';
  return names.some((name) => MEN.has(name)) ? 'he' : null;
}
