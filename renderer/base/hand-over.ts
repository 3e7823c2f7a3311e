/** Hands a file over to whoever keeps files here. */
export async function handOver({ file, name }: { readonly file: { arrayBuffer(): Promise<ArrayBuffer> }; readonly name: string }): Promise<void> {
  const address = URL.createObjectURL(new Blob([await file.arrayBuffer()]));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The download has taken its own hold of the data by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
