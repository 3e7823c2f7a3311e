/** Takes a photograph out of the archive for good, after saying what that means. */

import { useNavigate } from '@tanstack/react-router';
import { client } from '../../api/client.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { EraseForGood } from '../../ui/erase-for-good.tsx';

/** @param eventId of the event whose page is shown afterwards */
export function ErasePhoto({ id, name, eventId }: { readonly id: string; readonly name: string; readonly eventId: string }) {
  const { t } = useWords();
  const say = useSay();
  const navigate = useNavigate();
  const erase = async () => {
    const { photos, backups } = await client.photos.erase({ id });
    await navigate({ to: '/events/$id', params: { id: eventId }, hash: 'photos' });
    say(backups.length > 0 ? t('app:erasePhoto.doneWithBackups', { count: photos, backups: backups.length }) : t('app:erasePhoto.done', { count: photos }));
  };
  return (
    <>
      <p className="quiet">{t('app:erasePhoto.lead')}</p>
      <EraseForGood button={t('app:erasePhoto.button')} ask={t('app:erasePhoto.ask', { name })} confirm={t('app:erase.confirm')} lines={[t('app:erasePhoto.what'), t('app:erasePhoto.backups')]} erase={erase} />
    </>
  );
}
