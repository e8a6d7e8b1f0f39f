import { expect, test } from 'vitest';
import { figuresIn } from './support.ts';

/**
 * How agencies, ministries, parliaments, institutes and companies put numbers, each with all that may come of it: how it is meant,
 * value and unit, then what it measures and when. Nothing where a hurried reader would see a figure and there is none.
 */
const TABLE: readonly (readonly [string, string])[] = [
  [
    "Japan's Cabinet approved a record 8.7 trillion yen defense budget for fiscal 2025.",
    '8700000000000 JPY (budget, 2025~)',
  ],
  [
    'The Ministry of Defence scrambled fighters 669 times in fiscal 2023, down 109 from a year earlier.',
    '669 times (number of times, 2023~)',
  ],
  [
    'Seoul plans to raise defense spending 7.5 percent to 66.3 trillion won next year.',
    'planned 7.5 % (increase); planned 66300000000000 KRW (spending, 2026)',
  ],
  [
    'North Korea fired around 10 short-range ballistic missiles that flew about 350 km on Friday.',
    'about 10 short-range ballistic missiles (number of short-range ballistic missiles); about 350 km (distance, 2025-06-06)',
  ],
  [
    'The JCS said the missiles travelled some 240 to 300 kilometers at a top speed of Mach 6.',
    'at least 240 km (distance); at most 300 km (distance)',
  ],
  [
    'The Australian Government will invest $50.3 billion over the next decade above the previous trajectory.',
    'planned 50300000000 dollars (investment)',
  ],
  [
    'Australia will acquire up to 11 general-purpose frigates at a cost of A$7-10 billion.',
    'planned, up to 11 general-purpose frigates (number of general-purpose frigates); planned, at least 7000000000 AUD (cost); planned, at most 10000000000 AUD (cost)',
  ],
  [
    'The AUKUS programme is expected to cost between A$268 billion and A$368 billion by 2055.',
    'projected, at least 268000000000 AUD (cost, 2055); projected, at most 368000000000 AUD (cost, 2055)',
  ],
  [
    'The Cabinet Committee on Security cleared the purchase of 26 Rafale-M jets for over Rs 63,000 crore.',
    '26 Rafale-M jets (number of Rafale-M jets); more than 630000000000 INR (contract value)',
  ],
  [
    "India's defence exports touched Rs 21,083 crore in FY24, a growth of 32.5 per cent over the previous fiscal.",
    '210830000000 INR (exports, 2024~); 32.5 % (growth rate)',
  ],
  ['As many as 1.2 lakh personnel were deployed in the two districts.', 'up to 120000 personnel (number of personnel)'],
  [
    'HAL will supply 83 Tejas Mk1A jets at the rate of 16 a year from 2024.',
    'planned 83 Tejas Mk1A jets (number of Tejas Mk1A jets, 2024)',
  ],
  [
    'The UK will spend 2.5% of GDP on defence by 2027, the Prime Minister told MPs.',
    'planned 2.5 % (share of GDP, 2027)',
  ],
  [
    'My Lords, the Royal Navy has 6 Type 45 destroyers and 9 Type 23 frigates.',
    '6 Type 45 destroyers (number of Type 45 destroyers); 9 Type 23 frigates (number of Type 23 frigates)',
  ],
  [
    'The Department spent £2.2 million on consultants in 2023-24, compared with £1.4 million in 2022-23.',
    '2200000 GBP (spending, 2023/2024); 1400000 GBP (spending, 2022/2023)',
  ],
  [
    'Janes reported that the 4,200-tonne corvette has a length of 109 m and a top speed of 28 kt.',
    '4200 tonnes (weight of corvette); 28 knots (speed)',
  ],
  [
    'The missile has a range in excess of 1,500 km and carries a 450 kg warhead.',
    'more than 1500 km (range); 450 kg (weight)',
  ],
  ['The contract, valued at up to $1.2 billion, covers 15 AN/TPY-2 radars.', 'up to 1200000000 USD (contract value)'],
  [
    'Lockheed Martin was awarded a $276,345,112 firm-fixed-price contract on 3 May 2024.',
    '276345112 USD (contract value, 2024-05-03)',
  ],
  ['Raytheon received a $43.7 million modification to contract N00024-18-C-5407.', '43700000 USD (contract value)'],
  [
    'Work will be performed in Tucson, Arizona (60%), and Camden, Arkansas (40%), and is expected to be completed by June 2027.',
    'planned 60 % (share); 40 % (share)',
  ],
  ['The White House said the two leaders spoke for 45 minutes on Tuesday.', '45 minutes (duration, 2025-06-10)'],
  [
    'President Biden announced a $425 million security assistance package, the 62nd since August 2021.',
    '425000000 USD (funding)',
  ],
  [
    'The IISS estimates that China spends USD235bn a year on defence, or 1.3% of GDP.',
    'estimated 235000000000 USD (spending per year); 1.3 % (share of GDP)',
  ],
  [
    'Global defence spending reached USD2.46trn in 2024, up from USD2.24trn the previous year.',
    '2460000000000 USD (spending, 2024); 2240000000000 USD (spending, 2023)',
  ],
  [
    'Spending rose 7.4% in real terms, outpacing increases of 6.5% in 2023 and 3.5% in 2022.',
    '7.4 % (increase); 6.5 % (increase, 2023); 3.5 % (increase, 2022)',
  ],
  [
    'Russia lost 1,280 tanks and 2,500-3,000 armoured vehicles in 2023, according to the IISS.',
    '1280 tanks (number of tanks); at least 2500 armoured vehicles (number of armoured vehicles, 2023); at most 3000 armoured vehicles (number of armoured vehicles, 2023)',
  ],
  [
    'Between 20,000 and 30,000 troops took part, up from 9,000 two years ago.',
    'at least 20000 troops (number of troops); at most 30000 troops (number of troops); 9000 troops (number of troops, 2023~)',
  ],
  ['The 2,000-km-range missile was tested from a TEL.', '2000 km (range)'],
  [
    'At least 7 people were killed and 28 injured, including three children, when a drone hit a bus.',
    'at least 7 people (number of people killed); 28 people (number of people injured); 3 children (number of children)',
  ],
  ["Ukraine's air force said it shot down 74 of 108 drones launched overnight.", '74 drones (number of drones)'],
  [
    'Russia launched 267 drones, of which 138 were shot down and 119 were lost.',
    '267 drones (number of drones); 138 drones (number of drones); 119 drones (number of drones)',
  ],
  [
    'The ministry put losses at 1,200 killed and wounded a day.',
    '1200 people per day (number of people killed and wounded per day)',
  ],
  [
    'Some 12,000 North Korean troops, about 500 officers and three generals among them, are in Kursk.',
    'about 12000 North Korean troops (number of North Korean troops); about 500 officers (number of officers); 3 generals (number of generals)',
  ],
  [
    'Poland will spend 4.7 percent of GDP on defence this year and up to 5 percent next year.',
    'planned 4.7 % (share of GDP, 2025); planned, up to 5 % (share of GDP, 2026)',
  ],
  ['Defence spending will not fall below 2 per cent of GDP.', ''],
  ['The frigate cost overran by £300m to £1.3bn.', '300000000 GBP (increase in cost); 1300000000 GBP (cost)'],
  [
    'The cost per aircraft fell from $110m in 2016 to $82.5m.',
    '110000000 USD (cost per aircraft, 2016); 82500000 USD (cost per aircraft)',
  ],
  ['Each missile costs about $4m, against $20,000 for a drone.', 'about 4000000 USD (cost each); 20000 USD (cost)'],
  ['The drones cost $20,000-$50,000 apiece.', 'at least 20000 USD (cost each); at most 50000 USD (cost each)'],
  ['The patrol lasted 38 hours and covered 14,000 km.', '38 hours (duration); 14000 km (distance)'],
  ['The carrier was within 60 nautical miles of the island.', 'up to 60 nautical miles (distance)'],
  ['Chinese ships spent 355 days in the waters around the islands in 2024.', '355 days (duration, 2024)'],
  ['Three out of four respondents back higher spending.', ''],
  ['Nearly two-thirds of the fleet, or 41 of 63 ships, is available.', '41 ships (number of ships)'],
  ['Two in five Germans would refuse to serve.', ''],
  ['Germany will station a 5,000-strong brigade in Lithuania by 2027.', 'planned 5000 (strength, 2027)'],
  ['The army has 4,000 vacancies, a shortfall of 12 per cent.', '4000 vacancies (number of vacancies); 12 % (share)'],
  ['The force is 2,300 short of its target of 73,000.', '2300 (shortfall); planned 73000 (target)'],
  ['Recruitment missed its goal by 15,000 in 2023.', ''],
  ['The Navy wants 381 ships, 87 more than it has now.', 'planned 381 ships (number of ships)'],
  ['Congress added $8bn more than the Pentagon had asked for.', '8000000000 USD (increase in amount)'],
  [
    'The plan foresees 3 new brigades, each of 5,000 soldiers.',
    '3 new brigades (number of new brigades); 5000 soldiers (number of soldiers)',
  ],
  ['The 34th Squadron flew its F-35s for 1,000 hours in 2024.', '1000 hours (duration, 2024)'],
  ['The 24-hour drill began at 0600 on 5 May 2025.', ''],
  ['Article 5 was invoked once, on 12 September 2001.', ''],
  ['UNSCR 1701 calls for 15,000 troops.', '15000 troops (number of troops)'],
  ['They met at Camp David, 100 km from Washington, on 18 August 2023.', '100 km (distance, 2023-08-18)'],
  ['The vessel carried 2,750 t of ammonium nitrate.', '2750 tonnes (amount of ammonium nitrate)'],
  [
    'Iran has 408.6 kg of uranium enriched to 60%, the IAEA said on 31 May 2025.',
    '408.6 kg (amount of uranium); 60 % (share)',
  ],
  ['Iran enriches uranium to up to 60% purity.', 'up to 60 % (share)'],
  ['The bomb was of 20-kiloton size.', '20 kilotons (yield)'],
  ['The base has a 3,000-metre runway.', '3000 metres (length of runway)'],
  ['Two F-16s and 1 MiG-29 were lost.', '2 F-16s (number of F-16s)'],
  ["The company's shares fell 12% to 311,000 won on Tuesday.", '12 % (decrease); 311000 KRW (amount, 2025-06-10)'],
  ['Sales were €9.8bn (2023: €7.2bn).', '9800000000 EUR (revenue); 7200000000 EUR (revenue, 2023)'],
  [
    'The order backlog stood at €55 billion at the end of 2024 (+44%).',
    '55000000000 EUR (order backlog, 2024); 44 % (increase)',
  ],
  [
    'Operating margin was 15.2%, 0.3 percentage points above the year before.',
    '15.2 % (share); 0.3 percentage points (increase)',
  ],
  ['Turnover grew by 36 percent, to 9.8 billion euros.', '36 % (growth rate); 9800000000 EUR (revenue)'],
  [
    'Inflation of 3-4% a year has eaten up the increase.',
    'at least 3 % (share per year); at most 4 % (share per year)',
  ],
  ['The House passed the bill by 217 votes to 199.', ''],
  ['The motion was carried by 88 to 33, with 12 abstentions.', '12 abstentions (number of abstentions)'],
  ['The government lost the vote 12-9.', ''],
  [
    'A poll of 1,002 adults found 54% in favour, with a margin of error of 3 points.',
    '1002 adults (number of adults); 54 % (share)',
  ],
  ['The 3,145 km border has 1 crossing every 100 km.', '3145 km (length); 1 crossing (number of crossing)'],
  ['He was sentenced to 12 years in prison on 3 May 2024.', '12 years (duration, 2024-05-03)'],
  ['The ship is 12 years old and was built in 2012.', ''],
  ['The talks lasted more than two hours and ended without a deal.', 'more than 2 hours (duration)'],
  ['In 2023 alone, some 3 million drones were made.', 'about 3000000 drones (number of drones, 2023)'],
  ['He said the alliance had 3.5 million men under arms.', '3500000 men (number of men)'],
  ['It is 5 times bigger than the 2019 order of 40 tanks.', '40 tanks (number of tanks, 2019)'],
  ['The number of battalions doubled to 12.', '12 battalions (number of battalions)'],
  [
    'The alliance more than tripled the size of the group to 40,000 from 13,000.',
    '40000 (number); previously 13000 (number)',
  ],
  [
    'Output is to rise from the current 25,000 shells a month to 40,000.',
    'previously 25000 shells per month (number of shells per month); planned 40000 shells per month (number of shells per month)',
  ],
  [
    'The Prime Minister (Sir Keir Starmer) said that £5 billion would be found this year.',
    'projected 5000000000 GBP (amount)',
  ],
  [
    'I told the House on 3 June that 12 submarines would be built, up from seven.',
    'projected 12 submarines (number of submarines); previously 7 submarines (number of submarines)',
  ],
  ['The Defence Secretary pledged £15bn for the warhead programme.', '15000000000 GBP (funding)'],
  [
    'The order is for 1,000 Patriot PAC-2 GEM-T missiles worth $5.5 billion.',
    '1000 missiles (number of missiles); 5500000000 USD (contract value)',
  ],
  ['The 155 mm shells cost 3,000 to 4,000 euros each.', 'at least 3000 EUR (cost each); at most 4000 EUR (cost each)'],
  [
    'Rheinmetall plans to make 700,000 shells a year by 2025 and 1.1 million by 2027.',
    'planned 700000 shells per year (number of shells per year, 2025); planned 1100000 shells per year (number of shells per year, 2027)',
  ],
  [
    'The EU delivered 52 per cent of the promised million shells by March 2024.',
    '52 % (share of promised million shells, 2024-03)',
  ],
  ["Spain's defence budget is about 1.28% of GDP, the lowest in the alliance.", 'about 1.28 % (share of GDP)'],
  ['Canada will reach 2 per cent of GDP in 2032, not 2027.', 'planned 2 % (share of GDP, 2032)'],
  ['No more than 500 soldiers will stay.', 'up to 500 soldiers (number of soldiers)'],
  ['It is not true that 500 soldiers stayed.', ''],
  ['The ministry denied losing 12 tanks.', ''],
  ['Without the 300 instructors, training would stop.', ''],
  ['Fewer than 100 of the 1,000 vehicles were usable.', 'less than 100 vehicles (number of vehicles)'],
  ['The army took delivery of the 100th vehicle on 3 May 2024.', ''],
  ['The 1st Division lost a third of its 12,000 men.', ''],
  ['One soldier was killed and two were wounded.', ''],
  ['A soldier died and 5 others were hurt.', ''],
  ['Three people, among them a child of 4, died.', '3 people (number of people)'],
  [
    'About 1 million to 1.2 million people are displaced.',
    'at least 1000000 people (number of people displaced); at most 1200000 people (number of people displaced)',
  ],
  ['Turnout was 61.3 per cent, 4 points down on 2020.', '61.3 % (share); 4 percentage points (decrease)'],
  ['The rate was cut by 25 basis points to 4.25 per cent.', '25 basis points (decrease); 4.25 % (level)'],
  ['The rouble fell to 101 to the dollar.', ''],
  ['Brent crude rose 2.1% to $82.40 a barrel.', '2.1 % (increase); 82.4 USD (amount per barrel)'],
  ['The yield of the 10-year bond fell to 2.5%.', '2.5 % (level)'],
  [
    'Exports to China dropped from $1.2 billion to $900 million.',
    'previously 1200000000 USD (exports); 900000000 USD (exports)',
  ],
  [
    'Exports dropped from $900 million to $1.2 billion.',
    'previously 900000000 USD (exports); 1200000000 USD (exports)',
  ],
  ['The fund grew from 3 to 5 billion euros.', 'previously 3000000000 EUR (funding); 5000000000 EUR (funding)'],
  [
    'The fleet shrank from 61 to 46 ships between 2010 and 2024.',
    '61 ships (number of ships, 2010); 46 ships (number of ships, 2024)',
  ],
  ['The number of jets fell from 40 to 30.', 'previously 40 jets (number of jets); 30 jets (number of jets)'],
  [
    'The share of women rose from 9 to 12 per cent in ten years.',
    'previously 9 % (share); 12 % (share); 10 years (duration)',
  ],
  [
    'Between January and March 2025, 4,000 to 5,000 recruits joined.',
    'at least 4000 recruits (number of recruits, 2025-01/2025-03); at most 5000 recruits (number of recruits, 2025-01/2025-03)',
  ],
  ['The budget is 10-15 per cent smaller than in 2010.', 'at least 10 % (decrease); at most 15 % (decrease)'],
  [
    'The two leaders met for 90 minutes, their third meeting in 12 months.',
    '90 minutes (duration); 12 months (duration)',
  ],
  ['The corps has 3 brigades, 2 of them armoured.', '3 brigades (number of brigades); 2 brigades (number of brigades)'],
  [
    'The convoy of 30-40 trucks crossed at 3-4 a.m.',
    'at least 30 trucks (number of trucks); at most 40 trucks (number of trucks)',
  ],
  ['The plane flew at 30,000 feet and 500 knots.', '30000 feet (height); 500 knots (speed)'],
  ['The island is 24 km long and 9 km wide.', '24 km (length); 9 km (width)'],
  ['The drone carries a 50kg payload over 2,500km.', '50 kg (weight); 2500 km (distance)'],
  ['The system can hit targets 40-400 km away.', 'at least 40 km (distance); at most 400 km (distance)'],
  ['The site covers 12 sq. miles.', '12 square miles (area)'],
  ['The depot holds 30,000 m³ of fuel.', '30000 m³ (volume of fuel)'],
  ['The plant makes 3 GW, enough for 2m homes.', '3 GW (power)'],
  ['The radar works at 3 GHz.', '3 GHz (frequency)'],
  ['The submarine can dive to 350 m.', ''],
  ['A 6.2 magnitude quake struck at a depth of 10 km.', '10 km (depth)'],
  ['The ship is of 10,000 tons displacement, or 9,072 tonnes.', '10000 tons (weight); 9072 tonnes (weight)'],
  ['It cost £1.2bn at 2019 prices.', '1200000000 GBP (cost)'],
  [
    'It would cost an extra $3bn, or $300m a year, over ten years.',
    'projected 3000000000 USD (increase in cost); projected 300000000 USD (cost per year); 10 years (duration)',
  ],
  ['The project is eight years late and $2bn over budget.', '8 years (delay); 2000000000 USD (cost overrun)'],
  ['The price was $13.4bn, 20 per cent below the estimate.', '13400000000 USD (cost); 20 % (decrease)'],
  ['The government will spend an additional €1bn.', 'planned 1000000000 EUR (increase in spending)'],
  [
    'It approved $95bn in aid, including $61bn for Ukraine and $26bn for Israel.',
    '95000000000 USD (funding); 61000000000 USD (funding); 26000000000 USD (funding)',
  ],
  ['Of the $61bn, $14bn is for weapons.', '61000000000 USD (amount); 14000000000 USD (amount)'],
  [
    'Taiwan plans a special budget of NT$1.25 trillion over eight years.',
    '1250000000000 TWD (budget); 8 years (duration)',
  ],
  [
    'Seoul will pay 1.52 trillion won in 2026, up 8.3 percent from 2025.',
    'planned 1520000000000 KRW (amount, 2026); planned 8.3 % (increase)',
  ],
  [
    'Japan pays some 211 billion yen ($1.4 billion) a year to host U.S. forces.',
    'about 211000000000 JPY (amount per year); 1400000000 USD (amount per year)',
  ],
  ['Tokyo earmarked ¥43 trillion for fiscal 2023-27.', '43000000000000 JPY (amount, 2023/2027)'],
  ['Beijing raised its budget by 7.2% to 1.78 trillion yuan.', '7.2 % (increase); 1780000000000 CNY (budget)'],
  ['Beijing set aside ¥1.78 trillion.', '1780000000000 CNY (budget)'],
  [
    'Israel spent 8.8% of its GDP, or $46.5bn, on its armed forces in 2024.',
    '8.8 % (share of GDP); 46500000000 USD (spending, 2024)',
  ],
  ['The Philippines will receive $500m in foreign military financing.', 'planned 500000000 USD (amount)'],
  [
    'Brazil bought 36 Gripens for SEK 39.3 billion in 2014.',
    '36 Gripens (number of Gripens); 39300000000 SEK (contract value, 2014)',
  ],
  ['Hungary will pay HUF 1,000 billion.', 'planned 1000000000000 HUF (amount)'],
  ['South Africa cut its budget to R52bn.', ''],
  [
    "Turkey's exports reached $7.15 billion in 2024 (2023: $5.5 billion).",
    '7150000000 USD (exports, 2024); 5500000000 USD (exports, 2023)',
  ],
  ['Around 80-90% of chips come from Taiwan.', 'at least 80 % (share of chips); at most 90 % (share of chips)'],
  ['Nine in ten chips come from Taiwan.', ''],
  ['The ratio of reservists to regulars is 3:1.', ''],
  ['Attackers outnumbered defenders by 10 to 1.', ''],
  ['He is 1 of 12 members of the panel.', ''],
  ['The panel has 12 members, 1 from each state.', '12 members (number of members)'],
  ['It was the 12th test since 2022 and the 3rd this year.', ''],
  ['In 1999 NATO flew 38,000 sorties in 78 days.', '38000 sorties (number of sorties, 1999); 78 days (duration, 1999)'],
  ['In the 1990s 2,000 soldiers served there.', '2000 soldiers (number of soldiers, 199X)'],
  [
    'From 1 January 2026, 2,000 conscripts will be called up.',
    'planned 2000 conscripts (number of conscripts, 2026-01-01)',
  ],
  [
    'On 24 February 2022 190,000 Russian troops invaded Ukraine.',
    '190000 Russian troops (number of Russian troops, 2022-02-24)',
  ],
  ["The EU's 27 states and NATO's 32 members agree.", '27 states (number of states); 32 members (number of members)'],
  ['The G7 pledged $50bn.', '50000000000 USD (funding)'],
  ['The 5th-generation jets need 2 pilots less.', '2 pilots (number of pilots)'],
  ['The missile flew 1,500km at Mach 10, hitting within 5m of its target.', '1500 km (distance)'],
  [
    'More than 3,000 drones (up from 400 in June 2024) were fired in May.',
    'more than 3000 drones (number of drones); 400 drones (number of drones, 2024-06)',
  ],
  [
    'Some 60,000-70,000 Russian soldiers, or 3 per cent of the total, died.',
    'at least 60000 Russian soldiers (number of Russian soldiers); at most 70000 Russian soldiers (number of Russian soldiers); 3 % (share of total)',
  ],
  [
    'The report lists 1,200 incidents: 400 in 2022, 500 in 2023 and 300 in 2024.',
    '1200 incidents (number of incidents); 400 incidents (number of incidents, 2022); 500 incidents (number of incidents, 2023); 300 incidents (number of incidents, 2024)',
  ],
  ['In all 112 states voted for, 12 against and 33 abstained.', '112 states (number of states)'],
  ['It took 3.5 years rather than 2.', '3.5 years (duration)'],
  [
    'Only 15 to 20 of 58 aircraft can fly.',
    'at least 15 aircraft (number of aircraft); at most 20 aircraft (number of aircraft)',
  ],
  [
    'At the peak, there were 100,000 American troops; now there are 2,500.',
    '100000 American troops (number of American troops); 2500 American troops (number of American troops)',
  ],
  [
    'The navy has 370 ships today and is projected to have 395 by 2025 and 435 by 2030.',
    '370 ships (number of ships); projected 395 ships (number of ships, 2025); projected 435 ships (number of ships, 2030)',
  ],
  ['Losses may have been as high as 1,500 a day.', 'estimated, up to 1500 (number per day)'],
  ['Officials put the dead at 30 to 40.', 'at least 30 (number); at most 40 (number)'],
  ['The cost could double to $4bn.', 'projected 4000000000 USD (cost)'],
  [
    'Sipri put world arms spending at $2,718bn in 2024, 9.4% up on the year.',
    '2718000000000 USD (spending, 2024); 9.4 % (increase)',
  ],
  ['The U.S. accounted for 37% of the total, China for 12 and Russia 5.5%.', '37 % (share of total); 5.5 % (share)'],
  ['The top five spenders made up 60 per cent.', '60 % (share)'],
  [
    'EUR1.5bn was paid in 2 tranches of EUR750m.',
    '1500000000 EUR (amount); 2 tranches (number of tranches); 750000000 EUR (amount)',
  ],
  ['The £31bn programme has a £10bn contingency.', '31000000000 GBP (amount); 10000000000 GBP (amount)'],
  ['A third battalion, of 600 men, will follow in Q3 2026.', '600 men (number of men, 2026-07/2026-09)'],
  [
    'They cleared 1.5 hectares a day, or 1,200 mines per month.',
    '1.5 hectares (area per day); 1200 mines per month (number of mines per month)',
  ],
  ['The crew of 23 was rescued.', '23 (crew)'],
  ['A crew of 120 to 130 sails the ship.', 'at least 120 (crew); at most 130 (crew)'],
  ['He commanded 1,000-plus men.', 'at least 1000 men (number of men)'],
  ['Casualties: 12 dead, 30 wounded.', '12 people (number of people dead); 30 people (number of people wounded)'],
  ['The talks of 5+2 failed.', ''],
  ['Phase 2 begins in 2026 with 24 launchers.', '24 launchers (number of launchers, 2026)'],
  ['Call 0800 555 for details of the 40 posts.', '40 posts (number of posts)'],
  [
    'Poland ordered 250 M1A2 Abrams tanks for $4.75bn in April 2022 and took the last 11 in 2026.',
    '250 M1A2 Abrams tanks (number of M1A2 Abrams tanks); 4750000000 USD (contract value, 2022-04)',
  ],
  [
    'The prime minister\'s office put the cost at "between £6bn and £7bn".',
    'at least 6000000000 GBP (cost); at most 7000000000 GBP (cost)',
  ],
  ['A quarter of the 80,000 reservists, 20,000 in all, were called up.', '20000 (number)'],
  [
    'Since 24 February 2022, Germany has delivered 18 Leopard 2A6 tanks and 30 Gepards.',
    '18 Leopard 2A6 tanks (number of Leopard 2A6 tanks, 2022-02-24/..); 30 Gepards (number of Gepards, 2022-02-24/..)',
  ],
  [
    'About one million shells a year are needed, twice as many as Europe makes.',
    'about 1000000 shells per year (number of shells per year)',
  ],
  ['The number of F-35s rose by 12 to 84 in 2024.', ''],
  ['Troop levels would be cut by half to 5,000.', 'projected 5000 (number)'],
  ["The alliance's 300,000-troop force is not ready.", '300000 troops (number of troops)'],
  [
    'The €800bn plan rests on €150bn of loans and €650bn of national money.',
    '800000000000 EUR (amount); 150000000000 EUR (amount); 650000000000 EUR (amount)',
  ],
  ["NATO's 2% target was met by 23 of 32 members.", '2 % (target); 23 members (number of members)'],
  [
    'Eleven members spent less than 2% in 2024, down from 21 in 2022.',
    '11 members (number of members); less than 2 % (share, 2024); 21 (number, 2022)',
  ],
  ['The Commission proposed a €131 billion budget line, a fivefold increase.', 'proposed 131000000000 EUR (budget)'],
  ['The yard employs 2,300 and has 400 apprentices.', '2300 (number); 400 apprentices (number of apprentices)'],
  [
    'Reserves stand at 1,100-1,200 missiles, Janes estimates.',
    'at least 1100 missiles (number of missiles); at most 1200 missiles (number of missiles)',
  ],
  [
    'The exercise (10-21 March) drew 19,000 troops from 10 nations.',
    '19000 troops (number of troops, 2025-03-10/2025-03-21); 10 nations (number of nations, 2025-03-10/2025-03-21)',
  ],
  ['The 10 March exercise drew 19,000 troops.', '19000 troops (number of troops, 2025-03-10)'],
  [
    'A total of 5,580 warheads, of which 1,718 are deployed, remain.',
    '5580 warheads (number of warheads); 1718 warheads (number of warheads)',
  ],
  [
    'It shipped 13,000 containers - more than 6 million 152 mm shells.',
    '13000 containers (number of containers); more than 6000000 shells (number of shells)',
  ],
  [
    'The base is home to 4 squadrons (about 80 aircraft).',
    '4 squadrons (number of squadrons); about 80 aircraft (number of aircraft)',
  ],
  [
    'The government said the 2025-26 budget was A$59 billion, or 2.05 per cent of GDP, rising to 2.4 per cent by 2033-34.',
    '59000000000 AUD (budget); 2.05 % (share of GDP); 2.4 % (share of GDP, 2033/2034)',
  ],
  ['The Minister: The answer is 4,317 as at 1 April 2025.', '4317 (number, 2025-04-01)'],
  [
    'In Q1 2025, the company booked orders of $2.3bn (+15% yoy).',
    '2300000000 USD (contract value, 2025-01/2025-03); 15 % (increase, 2025-01/2025-03)',
  ],
  [
    'Net profit was 4.2 billion kroner versus 3.1 billion a year ago.',
    '4200000000 kroner (profit); 3100000000 kroner (profit, 2024~)',
  ],
  ['The 600-km (370-mile) pipeline cost 1 billion dollars.', '600 km (length); 1000000000 USD (cost)'],
  [
    'More than 90 percent of the 1.5 million drones were made at home.',
    'more than 90 % (share); 1500000 drones (number of drones)',
  ],
  ["China's navy commissioned 14 warships in 2024, 3 more than in 2023.", '14 warships (number of warships, 2024)'],
  [
    'The army said it "neutralised" 47 militants on May 5-6.',
    '47 militants (number of militants, 2025-05-05/2025-05-06)',
  ],
  ['At 1,000 tonnes, it is the 3rd largest.', '1000 tonnes (weight)'],
  ['Minus 40 degrees was measured.', ''],
  [
    'A force of 2 brigades plus 1 battalion, 9,000 in total, will deploy.',
    '2 brigades (number of brigades); 1 battalion (number of battalion); 9000 (number)',
  ],
  [
    'Its 1,200 to 1,400 employees include 300 engineers.',
    'at least 1200 employees (number of employees); at most 1400 employees (number of employees); 300 engineers (number of engineers)',
  ],
  ['Casualty figures range from 300 to 1,000.', 'at least 300 (number); at most 1000 (number)'],
  ['Around 5,000, including 300 officers, deserted.', 'about 5000 (number); 300 officers (number of officers)'],
  [
    'The mission costs $1m a day; 40 days would cost $40m.',
    '1000000 USD (cost per day); projected 40 days (duration); projected 40000000 USD (cost)',
  ],
  ['The MoD has paid £3.9 billion of the £5.5 billion contract.', '3900000000 GBP (contract value)'],
  ['The 155mm line makes 4 shells a minute.', '4 shells per minute (number of shells per minute)'],
  [
    'They fly 3 to 4 sorties per day, or 100 a month.',
    'at least 3 sorties per day (number of sorties per day); at most 4 sorties per day (number of sorties per day); 100 sorties per month (number of sorties per month)',
  ],
  ['The range of the ATACMS is 300 km, that of the PrSM 499+ km.', '300 km (range); more than 499 km (distance)'],
  ['It needs 5-6% growth a year for 10 years.', 'at least 5 % (increase); at most 6 % (increase); 10 years (duration)'],
  ['Three-quarters of the $61bn will be spent in America.', ''],
  ['The fine is £10,000.', '10000 GBP (amount)'],
  ['Ticket prices rose to £40.', '40 GBP (cost)'],
  ['$3-4bn worth of arms were sold.', 'at least 3000000000 USD (amount); at most 4000000000 USD (amount)'],
  ['between 3 and 5 billion dollars was lost.', 'at least 3000000000 USD (amount); at most 5000000000 USD (amount)'],
  ['Some 20,000 (of 62,000) troops withdrew.', 'about 20000 (number)'],
  ['The ship displaces 9,000 t full load and carries 96 cells.', '9000 tonnes (weight); 96 cells (number of cells)'],
  ['The price per unit is $1.2m-1.4m.', 'at least 1200000 USD (cost per unit); at most 1400000 USD (cost per unit)'],
  ['Moscow claims 1.5m; Kyiv puts it at 700,000.', ''],
];

function told(text: string): string {
  return figuresIn(text)
    .map(({ measure: { qualifier, value, unit, metric, period } }) => {
      const figure = [qualifier, value, unit].filter((part) => part !== null).join(' ');
      return `${figure} (${[metric, period].filter((part) => part !== null).join(', ')})`;
    })
    .join('; ');
}

test.each(TABLE)('%s', (text, expected) => {
  expect(told(text)).toBe(expected);
});
