import type { Day } from './calendar.js';

/** Who works here, as the model knows them. */
export interface Member {
  readonly id: string;
  readonly roles: readonly string[];
  manager?: string | undefined;
  isHere: boolean;
  /** On leave: the first day on which they are reminded of anything again. */
  awayUntil?: Day | undefined;
}

export interface People {
  readonly byId: (id: string) => Member | undefined;
  readonly here: () => readonly Member[];
  readonly withRole: (role: string) => readonly Member[];
  /** Their line manager, or all role managers where there is none here. */
  readonly superiorsOf: (member: Member) => readonly Member[];
  /** Whoever sees to somebody's checks. */
  readonly reportsOf: (manager: Member) => readonly Member[];
  readonly add: (member: Member) => void;
}

export function keepPeople(members: readonly Member[]): People {
  const all = new Map(members.map((member) => [member.id, member]));
  const here = () => [...all.values()].filter(({ isHere }) => isHere);
  const withRole = (role: string) => here().filter(({ roles }) => roles.includes(role));
  const superiorsOf = ({ id, manager }: Member) => {
    const own = manager === undefined ? undefined : all.get(manager);
    return own?.isHere ? [own] : withRole('manager').filter((one) => one.id !== id);
  };
  return {
    byId: (id) => all.get(id),
    here,
    withRole,
    superiorsOf,
    reportsOf: (manager) => here().filter((member) => superiorsOf(member).includes(manager)),
    add: (member) => void all.set(member.id, member),
  };
}
