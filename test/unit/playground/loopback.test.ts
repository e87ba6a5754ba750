import type { Request, Response } from 'express';
import { describe, expect, it, vi } from 'vitest';
import { loopbackOnly } from '../../../src/playground/page-api/loopback.js';

function letIn(remoteAddress: string, headers: Record<string, string> = {}): boolean {
  const all: Record<string, string> = { host: '127.0.0.1:3978', ...headers };
  const req = { socket: { remoteAddress }, get: (name: string) => all[name] } as unknown as Request;
  const res = { status: () => res, json: () => res } as unknown as Response;
  const next = vi.fn();
  void loopbackOnly(req, res, next);
  return next.mock.calls.length === 1;
}

describe('the playground lets in', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('this machine, %s', (address) => {
    expect(letIn(address)).toBe(true);
  });

  it.each(['10.0.0.1', '192.0.2.1', '::ffff:10.0.0.1', 'fe80::1', '127.evil.example'])('nobody at %s', (address) => {
    expect(letIn(address)).toBe(false);
  });

  it('its own page, and no other page of this machine', () => {
    expect(letIn('127.0.0.1', { origin: 'http://127.0.0.1:3978' })).toBe(true);
    expect(letIn('127.0.0.1', { origin: 'http://127.0.0.1:9999' })).toBe(false);
  });
});
