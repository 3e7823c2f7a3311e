import { Link } from '@tanstack/react-router';
import { useWords } from '../base/words.ts';
import type { OrganisationSummary, RoleView, UnnamedView } from '#shared/contract/organisations.ts';
import { countryName } from '#shared/domain/countries.ts';
import { CountText } from './count.tsx';
import { Texts, useText } from './texts.tsx';
import './roles.css';

/** "MFDPŠ, Celje, Slovenia": what is known of where an organisation is. */
export function OrganisationLink({ organisation }: { readonly organisation: OrganisationSummary }) {
  const { i18n } = useWords();
  const text = useText();
  const { place } = organisation;
  const where = place ? `, ${text(place.name)}, ${countryName(place.country, i18n.language)}` : '';
  return (
    <>
      <Link to="/organisations/$id" params={{ id: organisation.id }}>
        {organisation.shortName ?? <Texts texts={organisation.name} />}
      </Link>
      {organisation.shortName && organisation.name ? (
        <>
          {' '}
          (<Texts texts={organisation.name} />)
        </>
      ) : null}
      {where}
    </>
  );
}

interface Props {
  readonly roles: readonly RoleView[];
  readonly unnamed?: readonly UnnamedView[];
}

const NONE: readonly UnnamedView[] = [];

/** Organisations by role, the unnamed ones counted apart. */
export function Roles({ roles, unnamed = NONE }: Props) {
  const { t, i18n } = useWords();
  const byRole = [...Map.groupBy(roles, (role) => role.role)];
  const list = new Intl.ListFormat(i18n.language);
  return (
    <dl className="roles">
      {byRole.map(([role, all]) => (
        <div key={role}>
          <dt>{t(`domain:role.${role}`)}</dt>
          <dd>
            <ul>
              {all.map((found) => (
                <li key={found.id}>
                  <OrganisationLink organisation={found.organisation} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
      {unnamed.map((group) => (
        <div key={group.id}>
          <dt>{t('domain:kind.unnamedOrganisations')}</dt>
          <dd>
            <CountText count={group} />
            {group.countries.length > 0 ? ` – ${list.format(group.countries.map((code) => countryName(code, i18n.language)))}` : null}
            {group.note ? (
              <span className="quiet roles-note">
                <Texts texts={group.note} />
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
