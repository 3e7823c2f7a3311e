import { useWords } from '../../base/words.ts';
import type { RoleView, roleNames } from '#shared/contract/organisations.ts';
import { CreateOrganisation } from './create-organisation.tsx';
import { TextInput } from '../../forms/field.tsx';
import { PickInput } from '../../forms/pick-input.tsx';
import { RowsInput } from '../../forms/rows-input.tsx';
import { SelectInput } from '../../forms/select-input.tsx';

export type RoleName = (typeof roleNames)[number];

/** Roles as a form's rows. */
export function roleRows(roles: readonly RoleView[]) {
  return roles.map(({ id, role, written, organisation }) => ({ id, role, written, organisationId: organisation.id }));
}

/** Organisations and what each of them is here. The first role is the one that a new row starts with. */
export function RolesInput({ roles }: { readonly roles: readonly RoleName[] }) {
  const { t } = useWords();
  return (
    <RowsInput
      name="roles"
      label={t('app:roles.label')}
      rowLabel={(number) => t('app:roles.row', { number })}
      addLabel={t('app:roles.add')}
      empty={t('app:roles.none')}
      make={() => ({ id: null, organisationId: null, role: roles[0], written: null })}
      row={(name) => (
        <>
          <PickInput
            name={`${name}.organisationId`}
            label={t('domain:kind.organisation')}
            kind="organisation"
            required
            create={(words, made) => <CreateOrganisation words={words} onDone={made} />}
          />
          <SelectInput name={`${name}.role`} label={t('domain:field.role')} options={roles.map((role) => ({ id: role, name: t(`domain:role.${role}`) }))} />
          <TextInput name={`${name}.written`} label={t('domain:field.written')} />
        </>
      )}
    />
  );
}
