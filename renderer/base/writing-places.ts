/** Where one writes, or where what is there is the living archive's alone: places that a backup has not. */

/** Forms, as addresses end, and places that are the living archive's alone. */
const WRITING = /\/(new|edit|several|capture|attendance)$|^\/(conflicts|drafts|duplicates|import|merge|settings|take-back)(\/|$)/;
/** Their record is shown where the form is. */
const OF_RECORDS = /^\/settings\/programmes\/[0-9a-f$]/;

/** Whether an address, or a place as the router declares it, is one to write at. */
export function isForWriting(address: string): boolean {
  return WRITING.test(address) && !OF_RECORDS.test(address);
}
