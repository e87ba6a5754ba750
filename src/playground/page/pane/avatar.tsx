const hues = 6;

/** Initials on a colour that stays the same for the same person. */
export function Avatar({ name, id, small = false }: { name: string; id: string; small?: boolean }) {
  const initials = name
    .split(' ')
    .map((word) => word[0])
    .slice(0, 2)
    .join('');
  const hue = [...id].reduce((sum, character) => sum + character.charCodeAt(0), 0) % hues;
  return (
    <span className={`avatar hue-${hue} ${small ? 'small' : ''}`} aria-hidden="true">
      {initials}
    </span>
  );
}

export function AppIcon({ small = false }: { small?: boolean }) {
  return (
    <span className={`avatar app-icon ${small ? 'small' : ''}`} aria-hidden="true">
      <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden="true" focusable="false">
        <path d="M16 4 27 8.5V16c0 6.500-4.600 11-11 12.500C9.600 27 5 22.500 5 16V8.500z" fill="currentColor" />
      </svg>
    </span>
  );
}
