import type { PersonRow, PersonSkill, RoleRow, SkillGap } from "$lib/api";
import { count, fixed } from "$lib/format";

/** The heading of the room's actions in the palette. */
export const group = "Roles & skills";

export const levels = [0, 1, 2, 3, 4] as const;

/** What the roles come to, in a sentence. */
export function sayRoles(roles: readonly RoleRow[]): string {
  const empty = roles.filter((one) => one.fillings.length === 0).length;
  const gaps = roles.flatMap((one) => one.needs).filter(lacks).length;
  return `${count(roles.length, "role")}, ${empty} filled by nobody; ${count(gaps, "skill gap")}.`;
}

/** Whether somebody who fills the role has less than it needs, or nobody has been assessed. */
export const lacks = (gap: SkillGap): boolean => gap.people === 0 || gap.have < gap.people;

/** Who fills a role: "Priya Raman 60 %, Tobias Weber 50 %". */
export const filledBy = (role: RoleRow): string =>
  role.fillings.map((one) => `${one.name} ${fixed(100 * one.share, 0)} %`).join(", ");

/** The level of a person's skill as it is written; empty where nobody has assessed it. */
export function levelAt(person: PersonRow, skill: string): string {
  const found = person.skills.find((one) => one.skill === skill);
  return found ? String(found.level) : "";
}

/** The skills of a person with one set, or taken off where the text is empty; null where it is no level. */
export function withLevel(
  skills: readonly PersonSkill[],
  skill: string,
  text: string,
  today: string,
): { skill: string; level: number; as_of: string | null }[] | null {
  const others = skills
    .filter((one) => one.skill !== skill)
    .map(({ skill: id, level, as_of }) => ({ skill: id as string, level, as_of }));
  const plain = text.trim();
  if (plain === "") return others;
  if (!/^[0-4]$/.test(plain)) return null;
  return [...others, { skill, level: Number(plain), as_of: today }];
}
