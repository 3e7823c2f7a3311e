/** For which machine a file's native code was made, read from its header. */

export interface Binary {
  readonly format: 'elf' | 'pe' | 'macho';
  /** null for any other. */
  readonly machine: 'x64' | 'arm64' | null;
}

type Machines = Readonly<Record<number, 'x64' | 'arm64'>>;

/** `e_machine` of the System V ABI, `Machine` of Microsoft's PE format, `cputype` of Apple's `mach/machine.h`. */
const ELF: Machines = { 0x3e: 'x64', 0xb7: 'arm64' };
const PE: Machines = { 0x8664: 'x64', 0xaa64: 'arm64' };
const MACH_O: Machines = { 0x01_00_00_07: 'x64', 0x01_00_00_0c: 'arm64' };

/** Several machines in one file, 64 bits of one, 32 bits of one; as they lie on the disk, read from the low end. */
const MACH_O_MAGIC = { one: 0xfe_ed_fa_cf, old: 0xfe_ed_fa_ce, several: 0xbe_ba_fe_ca };

/** Null for what is no native code of a known format. */
export function binaryOf(bytes: Uint8Array): Binary | null {
  if (bytes.length < 64) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) === 0x7f_45_4c_46) return { format: 'elf', machine: ELF[view.getUint16(18, true)] ?? null };
  if (view.getUint16(0) === 0x4d_5a) {
    const header = view.getUint32(0x3c, true);
    const isPe = header + 6 <= bytes.length && view.getUint32(header) === 0x50_45_00_00;
    return { format: 'pe', machine: isPe ? (PE[view.getUint16(header + 4, true)] ?? null) : null };
  }
  const magic = view.getUint32(0, true);
  if (magic === MACH_O_MAGIC.one) return { format: 'macho', machine: MACH_O[view.getUint32(4, true)] ?? null };
  return magic === MACH_O_MAGIC.old || magic === MACH_O_MAGIC.several ? { format: 'macho', machine: null } : null;
}
