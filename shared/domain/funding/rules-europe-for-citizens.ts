/** Europe for Citizens 2014–2020 (EACEA). Strand 1 remembrance, 2.1 town twinning, 2.2 networks of towns, 2.3 civil society projects. */

import { type Rule, atContactPoint, read, rulesOf, unsourced } from './rule.ts';

const GUIDE = read('Europe for Citizens, Programme Guide 2014–2020 (EACEA)', 'https://eacea.ec.europa.eu/');
const ACCEPTANCE = read('Europe for Citizens, conditions for accepting the final report 2014–2020 (EACEA)', 'https://eacea.ec.europa.eu/');
const CONTACT_POINT = atContactPoint('National contact point, europadlaobywateli.pl (undated)', 'https://europadlaobywateli.pl/');
const LITHUANIA = atContactPoint('Contact point of the programme in Lithuania');
const IN_GUIDE = unsourced('guide');
const IN_SHEET = unsourced('calculationSheet');

const rule = rulesOf({ programme: 'europe-for-citizens-2014-2020', short: 'efc' });

const eligibility: readonly Rule[] = [
  rule('1', '2014-2020', 'minPartnerCountries', 1, GUIDE),
  rule('1', '2014-2020', 'maxMonths', 18, GUIDE),
  rule('2.1', '2014-2020', 'minPartnerCountries', 2, GUIDE),
  rule('2.1', '2014-2020', 'minEuStates', 1, GUIDE),
  rule('2.1', '2014-2020', 'minInvited', 25, GUIDE),
  rule('2.1', '2014-2020', 'maxEventDays', 21, GUIDE),
  rule('2.2', '2014-2020', 'minPartnerCountries', 4, GUIDE),
  rule('2.2', '2014', 'minEuStates', 1, GUIDE),
  rule('2.2', '2015-2016', 'minEuStates', null, IN_GUIDE),
  rule('2.2', '2017', 'minEuStates', 1, GUIDE),
  rule('2.2', '2018-2019', 'minEuStates', null, IN_GUIDE),
  rule('2.2', '2020', 'minEuStates', 2, CONTACT_POINT),
  rule('2.2', '2014-2020', 'minInvitedShare', 30, CONTACT_POINT),
  rule('2.2', '2014-2020', 'minEvents', 4, CONTACT_POINT),
  rule('2.2', '2014-2020', 'maxMonths', 24, GUIDE),
  rule('2.2', '2014-2020', 'maxEventDays', 21, GUIDE),
  rule('2.3', '2014-2020', 'minPartnerCountries', 3, GUIDE),
  rule('2.3', '2014', 'minEuStates', 1, GUIDE),
  rule('2.3', '2015-2016', 'minEuStates', null, IN_GUIDE),
  rule('2.3', '2017', 'minEuStates', 1, GUIDE),
  rule('2.3', '2018', 'minEuStates', null, IN_GUIDE),
  rule('2.3', '2019', 'minEuStates', 2, CONTACT_POINT),
  rule('2.3', '2020', 'minEuStates', null, IN_GUIDE),
  // No minimum is named there.
  rule('2.3', '2014', 'minParticipants', 0, CONTACT_POINT),
  rule('2.3', '2014-2020', 'minActivityKinds', 2, CONTACT_POINT),
  rule('2.3', '2014-2020', 'maxMonths', 18, GUIDE),
];

const deadlines: readonly Rule[] = [
  rule('', '2014-2020', 'reportMonths', 2, ACCEPTANCE),
  rule('', '2014-2020', 'changeMonths', 1, ACCEPTANCE),
  rule('', '2014-2020', 'pageMonths', 6, ACCEPTANCE),
];

const money: readonly Rule[] = [
  rule('1', '2014-2020', 'maxGrant', 100_000, GUIDE),
  rule('2.1', '2014-2020', 'minGrant', 5000, GUIDE),
  rule('2.1', '2014-2020', 'maxGrant', 25_000, GUIDE),
  rule('2.2 2.3', '2014-2020', 'maxGrant', 150_000, GUIDE),
  rule('1 2.2 2.3', '2014-2020', 'eventBands', [50, 75, 100, 125, 150, 175, 200, 225, 250, 275, 300], CONTACT_POINT),
  rule('1 2.2 2.3', '2014-2020', 'eventAmounts', [12_500, 15_000, 17_500, 20_000, 22_500, 25_000], CONTACT_POINT),
  rule('1 2.2 2.3', '2014-2020', 'eventAmountsRest', null, IN_SHEET),
  rule('1 2.2 2.3', '2014-2020', 'eventAmountsMore', null, IN_SHEET),
  rule('1 2.3', '2014-2020', 'preparatoryAmounts', null, IN_SHEET),
  rule('2.1', '2014-2020', 'invitedAmounts', null, IN_SHEET),
];

const visibility: readonly Rule[] = [
  rule('', '2014-2020', 'emblemHeight', 10, LITHUANIA),
  rule('', '2014-2020', 'emblemClearSpace', null, unsourced('visibilityRules')),
];

export const europeForCitizens: readonly Rule[] = [...eligibility, ...deadlines, ...money, ...visibility];
