/** What is double-clicked on each platform, and typed in its terminal: one name, `kronika`, for both. */

import { type PackedFile, text } from './files.ts';
import { PLATFORMS, type Platform } from './platforms.ts';

const SAID = 'With nothing, a folder or --sample after it, it opens Kronika; with anything else it is a command of the terminal.';

/** @param program where the program lies, from the launcher's folder */
function shellScript(program: string): string {
  return `#!/bin/sh
# ${SAID}
here=$(readlink -f -- "$0" 2>/dev/null || echo "$0")
here=\${here%/*}
exec "$here/${program}/node" "$here/${program}/main/portable.js" "$@"
`;
}

/** The console that Windows opens for it closes as soon as the window is there; where there is none, it stays with the reason. */
const CMD = `@echo off
rem ${SAID}
setlocal
"%~dp0program\\node.exe" "%~dp0program\\main\\portable.js" %*
set "status=%errorlevel%"
if not "%status%"=="0" if "%~1"=="" pause
exit /b %status%
`;

/** A starter finds the program beside itself, wherever both were unpacked to: no absolute path may stand in it. */
const DESKTOP = `[Desktop Entry]
Type=Application
Name=Kronika
Comment=Archive of projects and events
Comment[sl]=Arhiv projektov in dogodkov
Exec=/bin/sh -c "exec \\\\"\\\\$(dirname \\\\"\\\\$1\\\\")/kronika\\\\"" kronika %k
Icon=kronika
Terminal=false
Categories=Office;
`;

function infoPlist(version: string): string {
  const entries = { CFBundleIdentifier: 'si.kronika.portable', CFBundleName: 'Kronika', CFBundleDisplayName: 'Kronika', CFBundleExecutable: 'Kronika', CFBundleIconFile: 'Kronika', CFBundlePackageType: 'APPL', CFBundleInfoDictionaryVersion: '6.0', CFBundleShortVersionString: version, CFBundleVersion: version, LSMinimumSystemVersion: '13.5' };
  const said = Object.entries(entries).map(([key, value]) => `  <key>${key}</key>\n  <string>${value}</string>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${said.join('')}  <key>LSUIElement</key>
  <true/>
  <key>NSHighResolutionCapable</key>
  <true/>
</dict>
</plist>
`;
}

/** Apple's icon file of one picture. @param png 1024 pixels wide and high, as the kind `ic10` is */
function icns(png: Uint8Array): Uint8Array {
  const head = (kind: string, length: number) => {
    const bytes = Buffer.alloc(8, kind, 'latin1');
    bytes.writeUInt32BE(length, 4);
    return bytes;
  };
  return Buffer.concat([head('icns', png.length + 16), head('ic10', png.length + 8), png]);
}

/** @param icon the program's icon as PNG, 1024 pixels wide and high */
export function launchers(platform: Platform, version: string, icon: Uint8Array): PackedFile[] {
  const { program } = PLATFORMS[platform];
  if (platform === 'win32-x64') return [text('Kronika.cmd', CMD.replaceAll('\n', '\r\n'))];
  if (platform === 'linux-x64' || platform === 'linux-arm64') {
    return [text('kronika', shellScript(program), { runs: true }), text('kronika.desktop', DESKTOP, { runs: true }), { path: 'kronika.png', bytes: icon }];
  }
  return [
    text('kronika', shellScript(program), { runs: true }),
    text('Kronika.app/Contents/MacOS/Kronika', shellScript('../Resources/program'), { runs: true }),
    text('Kronika.app/Contents/Info.plist', infoPlist(version)),
    text('Kronika.app/Contents/PkgInfo', 'APPL????'),
    { path: 'Kronika.app/Contents/Resources/Kronika.icns', bytes: icns(icon) },
  ];
}
