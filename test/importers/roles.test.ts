import { describe, expect, test } from 'vitest';
import { readText } from './readText.ts';

const body = [
  'The committee met in Lisbon in 2019 and agreed on a common schedule for the drills.',
  'Budgets grew by four percent, the ministry said in a statement that was released on Friday afternoon.',
  'Observers from three universities followed the talks and published a short summary of the results.',
];

/** The roles of paragraphs, one a block of an article. */
function rolesOf(...paragraphs: string[]) {
  const { passages, text } = readText(Buffer.from(paragraphs.join('\n\n')), 'a.txt');
  return passages.map(({ role, start, end }) => [text.slice(start, end), role] as const);
}

/** The roles of what stands between a headline with two paragraphs and a last paragraph. */
function rolesInside(...paragraphs: string[]) {
  const [first, second, last] = body as [string, string, string];
  return rolesOf('Ports reopen', first, second, ...paragraphs, last).slice(3, -1);
}

/** The roles of what stands after an article. */
function rolesAfter(...paragraphs: string[]) {
  return rolesOf('Ports reopen', ...body, ...paragraphs)
    .slice(4)
    .map(([, role]) => role);
}

describe('an ordinary paragraph stays body', () => {
  test.each([
    'Subscribers to the scheme will receive a yearly report, the agency said.',
    'Facebook and Twitter were used to spread the false claims, according to the report.',
    'Comments on the draft were due by the end of March, and forty were received.',
    'Related programmes in Norway and Denmark have been wound down since.',
    'Smith (2019) argues that the treaty was dead on arrival.',
    'In 2014 (the year of the annexation), spending rose. It has not fallen since.',
    'The agreement (2016). It was signed by nine states.',
    'According to Lee, J. (2018). the market doubled.',
    'Dr. Mensah is a professor at the University of Ghana and an author of two books on piracy.',
    'Photo reconnaissance satellites are the second item in the budget.',
    'Figure 3 shows that attacks fell after the patrols began.',
    'By June 2021, the fleet had doubled.',
    'By Monday, 3 May 2021, all ships had returned.',
    'Published reports suggest that the number is higher.',
    'Share prices of arms makers rose by 4 percent.',
    'Print media were less affected than online outlets.',
    'Sign up to the pact, the minister urged, or be left behind by the others.',
    '“We will not wait,” he said.',
    'Read: the treaty says nothing about space.',
    'See also the annex, which lists the nine ports.',
    'Home ports include Kiel and Gdynia.',
    'X is the platform on which the video first appeared.',
    'The 3 comments that mattered came from Estonia, Latvia and Lithuania.',
    'Copyright law was not discussed.',
    'Log in to any of these systems and the same warning appears, an engineer said.',
    'The video was shared via Reuters.',
    'The raised flag was a signal to the second boat.',
    '3 hours ago the last ship left the port, the harbour master told us by telephone.',
    'QUESTION: Will the strike end?',
    'No.',
  ])('%s', (paragraph) => {
    expect(rolesInside(paragraph)).toEqual([[paragraph, 'body']]);
  });
});

describe('what the page leaves in a text is flagged', () => {
  test.each([
    ['Share this article', 'boilerplate'],
    ['Share on Facebook | Share on X | Email', 'boilerplate'],
    ['Facebook, LinkedIn, WhatsApp', 'boilerplate'],
    ['ports-reopen-after-strike', 'boilerplate'],
    ['#ports #strikes', 'boilerplate'],
    ['Tags: ports, strikes', 'boilerplate'],
    ['Read more: Why ports close', 'boilerplate'],
    ['You may also like', 'boilerplate'],
    ['Sign up for our newsletter', 'boilerplate'],
    ['Subscribe now', 'boilerplate'],
    ['We use cookies to make this site work for you.', 'boilerplate'],
    ['© 2021 Port News. All rights reserved.', 'boilerplate'],
    ['Advertisement', 'boilerplate'],
    ['5 min read', 'boilerplate'],
    ['Home > News > Ports', 'boilerplate'],
    ['Avatar photo', 'caption'],
    ['Harbour Board logo', 'caption'],
    ['Flag of Portugal', 'caption'],
    ['Photo: Ana Reis', 'caption'],
    ['Cranes at the second dock (Photo by Ana Reis)', 'caption'],
    ['The second dock at night. /Getty Images', 'caption'],
    ['Figure 2: Ships by month', 'caption'],
  ])('%s: %s', (line, role) => {
    expect(rolesInside(line)).toEqual([[line, role]]);
  });

  test('a column of names of networks is a share bar; one such name alone is a heading', () => {
    expect(rolesInside('Facebook', 'Telegram', 'Reddit').map(([, role]) => role)).toEqual(Array(3).fill('boilerplate'));
    expect(rolesInside('Telegram')).toEqual([['Telegram', 'heading']]);
  });

  test('the headlines under "Related" at the end go with it, a paragraph after "Related" does not', () => {
    expect(rolesAfter('Related', 'Ports close', 'Why ports close')).toEqual(Array(3).fill('boilerplate'));
    expect(rolesInside('Related').map(([, role]) => role)).toEqual(['boilerplate']);
  });
});

describe('comments', () => {
  const comment = 'I was there, and it was closed for the whole of the week, whatever they say.';

  test('after an article are flagged with their form, to the end', () => {
    expect(
      rolesAfter(
        '2 thoughts on “Ports reopen”',
        'Anna says:',
        comment,
        'Reply',
        'Leave a Reply',
        'Name *',
        'Post Comment',
      ),
    ).toEqual(['boilerplate', 'comment', 'comment', 'boilerplate', 'boilerplate', 'boilerplate', 'boilerplate']);
  });

  test('that are counted under the headline do not make the article a comment', () => {
    const roles = rolesOf('Ports reopen', '3 Comments', ...body, ...body).map(([, role]) => role);
    expect(roles).toEqual(['heading', 'boilerplate', ...Array(6).fill('body')]);
  });

  test('is also a heading that a report may have', () => {
    expect(rolesInside('Comments', ...body).map(([, role]) => role)).toEqual(['heading', 'body', 'body', 'body']);
  });

  test('end where the references begin', () => {
    expect(rolesAfter('1 Comment', 'Anna says:', comment, 'References', 'Lee, J. (2018). Ports. Port Press.')).toEqual([
      'boilerplate',
      'comment',
      'comment',
      'heading',
      'reference',
    ]);
  });
});

describe('biographies', () => {
  test('at the end are flagged under a heading, under a name, or by themselves', () => {
    expect(rolesAfter('About the author', 'Jane Doe is a senior fellow at the Institute for Ports.')).toEqual(
      Array(2).fill('boilerplate'),
    );
    expect(rolesAfter('The author is a lecturer in port law at a northern university.')).toEqual(['boilerplate']);
    expect(rolesAfter('Jane Doe is a freelance writer and studied law at a northern university.')).toEqual([
      'boilerplate',
    ]);
  });

  test('before a share bar and related links are flagged too', () => {
    expect(
      rolesAfter(
        'Jane Doe is a freelance writer and studied law at a northern university.',
        'Share this:',
        'Related',
        'Ports close',
      ),
    ).toEqual(Array(4).fill('boilerplate'));
  });

  test('are not what the article says of a person whose views it reports', () => {
    expect(
      rolesAfter('Elena Petrova is a researcher at the Institute for Ports. Petrova expects the strike to end in May.'),
    ).toEqual(['body']);
  });

  test('are not an organisation at the end', () => {
    expect(rolesAfter('NATO is an alliance that holds exercises with a centre for research in Estonia.')).toEqual([
      'body',
    ]);
  });
});

describe('references', () => {
  test('in numbers, of Chicago and of notes are told under their heading', () => {
    expect(
      rolesAfter(
        'References',
        '[1] J. Smith, "Ports and law," Port Journal, vol. 3, no. 2, pp. 1-9, 2019.',
        '[2] A. Lee, "Cranes," 2018. [Online]. Available: https://example.org',
        'Smith, John. 2019. "Ports." Port Review 3 (2): 1-9.',
      ),
    ).toEqual(['heading', 'reference', 'reference', 'reference']);
    expect(rolesAfter('Notes', '1. See Smith, Ports, p. 12.', '2. Ibid.', '3. Interview, Ghent, 3 May 2019.')).toEqual([
      'heading',
      'reference',
      'reference',
      'reference',
    ]);
  });

  test('of organisations are told in company, not alone', () => {
    const [organisation, person] = ['Ministry of Ports. (2018). Annual report.', 'Lee, J. (2018). Cranes. Port Press.'];
    expect(rolesAfter(person, organisation)).toEqual(['reference', 'reference']);
    expect(rolesInside(organisation).map(([, role]) => role)).toEqual(['body']);
  });

  test('do not take the paragraphs of a section that is called "Sources"', () => {
    expect(rolesAfter('Sources', ...body)).toEqual(['heading', 'body', 'body', 'body']);
  });
});

describe('headings', () => {
  test('are lines of their own that lead to a paragraph; the names in a list are none', () => {
    const { passages } = readText(
      Buffer.from(`Ports reopen\n\n${body[0]}\n\nMembers\nSpain\nFrance\nItaly\n\n${body[1]}`),
      'a.txt',
    );
    expect(passages.map((passage) => passage.role)).toEqual([
      'heading',
      'body',
      'body',
      'body',
      'body',
      'body',
      'body',
    ]);
  });
});
