import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function BellIcon() {
  return (
    <Icon>
      <path d="M5 8.5a5 5 0 0 1 10 0c0 3.6 1.2 5 2 5.7H3c.8-.7 2-2.1 2-5.7Z" />
      <path d="M8.2 16.8a2 2 0 0 0 3.6 0" />
    </Icon>
  );
}

export function PagerIcon() {
  return (
    <Icon>
      <rect x="2.5" y="5" width="15" height="10" rx="2" />
      <path d="M5.5 8h9v3h-9z" />
    </Icon>
  );
}

export function EnvelopeIcon() {
  return (
    <Icon>
      <rect x="2.5" y="4.5" width="15" height="11" rx="1.6" />
      <path d="m3.2 5.6 6.8 5.2 6.8-5.2" />
    </Icon>
  );
}
