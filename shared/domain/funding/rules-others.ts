/** CERV 2021–2027, Key Action 2 of Erasmus+ 2014–2020 and 2021–2027, and what holds for all programmes. */

import { type Rule, atContactPoint, read, rulesOf, unsourced } from './rule.ts';

const NOT_THE_FUNDER = 'A contact point, agency, town or consultant; not the funder itself';

const inCerv = rulesOf({ programme: 'cerv-2021-2027', short: 'cerv' });
const CERV = read('Calls of the programme Citizens, Equality, Rights and Values (CERV)');
const OF_CERV = atContactPoint(NOT_THE_FUNDER);

/** TT: town twinning. NT: networks of towns. */
const cerv: readonly Rule[] = [
  inCerv('TT', '2021-2027', 'minParticipants', 50, OF_CERV),
  inCerv('TT', '2021-2027', 'minInvited', 25, OF_CERV),
  inCerv('TT', '2021', 'maxMonths', 12, OF_CERV),
  inCerv('TT', '2021-2022', 'maxGrant', 30_000, CERV),
  inCerv('TT', '2023', 'maxGrant', null, unsourced('callDocument')),
  inCerv('TT', '2024-2026', 'minGrant', 8455, CERV),
  inCerv('TT', '2024-2026', 'maxGrant', 50_745, CERV),
  inCerv('TT NT', '2021-2027', 'participantAmounts', null, unsourced('callDocument')),
  inCerv('NT', '2021', 'minPartnerCountries', 5, CERV),
  inCerv('NT', '2021', 'minEuStates', 3, CERV),
  inCerv('NT', '2025', 'minPartners', 4, OF_CERV),
  inCerv('NT', '2025', 'minPartnerCountries', 4, OF_CERV),
  inCerv('NT', '2025', 'minEuStates', 2, OF_CERV),
  inCerv('NT', '2025', 'minActivityCountries', 2, OF_CERV),
  inCerv('NT', '2025', 'minMonths', 12, OF_CERV),
  inCerv('NT', '2025', 'maxMonths', 24, OF_CERV),
];

const inErasmus = rulesOf({ programme: 'erasmus-plus-2014-2020', short: 'erasmus14' });
const STRATEGIC = read('Erasmus+ 2014–2020, strategic partnerships of Key Action 2', 'https://erasmus-plus.ec.europa.eu/');

const erasmus2014: readonly Rule[] = [
  inErasmus('KA2', '2014-2020', 'managementCoordinator', 500, STRATEGIC),
  inErasmus('KA2', '2014-2020', 'managementPartner', 250, STRATEGIC),
  inErasmus('KA2', '2014-2020', 'maxOrganisations', 10, STRATEGIC),
  inErasmus('KA2', '2014-2020', 'meetingPerson', 575, STRATEGIC),
  inErasmus('KA2', '2014-2020', 'meetingKilometres', 100, STRATEGIC),
  inErasmus('KA2', '2014-2020', 'meetingFar', null, unsourced('guide')),
  inErasmus('KA2', '2014-2020', 'maxTrips', 40, atContactPoint(NOT_THE_FUNDER)),
  inErasmus('KA2', '2014-2020', 'multiplierLocal', 100, STRATEGIC),
  inErasmus('KA2', '2014-2020', 'multiplierInternational', 200, STRATEGIC),
  inErasmus('KA2', '2014-2020', 'maxMultiplier', 30_000, STRATEGIC),
  inErasmus('KA2', '2014-2020', 'virtualShare', 15, STRATEGIC),
  inErasmus('KA2', '2014-2020', 'maxVirtual', 5000, STRATEGIC),
  inErasmus('KA2', '2014-2020', 'outputDay', null, unsourced('guide')),
];

const inErasmusNow = rulesOf({ programme: 'erasmus-plus-2021-2027', short: 'erasmus21' });
const PARTNERSHIPS = read('Erasmus+ 2021–2027, partnerships of Key Action 2', 'https://erasmus-plus.ec.europa.eu/');

/** KA220: cooperation partnerships. KA210: small-scale partnerships. */
const erasmus2021: readonly Rule[] = [
  inErasmusNow('KA220', '2021-2027', 'lumpSums', [120_000, 250_000, 400_000], PARTNERSHIPS),
  inErasmusNow('KA220', '2021-2027', 'managementShare', 20, atContactPoint(NOT_THE_FUNDER)),
  inErasmusNow('KA210', '2021-2027', 'lumpSums', [30_000, 60_000], PARTNERSHIPS),
];

const inAll = rulesOf({ programme: null, short: 'all' });
const REGULATION = read('Regulation (EU, Euratom) 2024/2509, Article 133', 'https://eur-lex.europa.eu/eli/reg/2024/2509/oj');

const all: readonly Rule[] = [
  inAll('', '2014-2027', 'keepYears', 5, REGULATION),
  inAll('', '2014-2027', 'keepYearsSmall', 3, REGULATION),
  inAll('', '2014-2027', 'smallGrant', 60_000, REGULATION),
];

export const otherRules: readonly Rule[] = [...cerv, ...erasmus2014, ...erasmus2021, ...all];
