import { describe, expect, it } from "vitest";
import type { PersonSkill, RoleRow, SkillGap } from "$lib/api";
import { filledBy, lacks, sayRoles, withLevel } from "./words";

const gap = (people: number, have: number) => ({ people, have }) as SkillGap;
const role = (names: [string, number][], needs: SkillGap[]) =>
  ({ fillings: names.map(([name, share]) => ({ name, share })), needs }) as unknown as RoleRow;

describe("roles and skills", () => {
  it("lack a skill where anybody falls short, or nobody fills the role", () => {
    expect([gap(2, 2), gap(2, 1), gap(0, 0)].map(lacks)).toEqual([false, true, true]);
  });

  it("are told in a sentence", () => {
    const roles = [role([["Ada", 0.6]], [gap(1, 0)]), role([], [])];
    expect(sayRoles(roles)).toBe("2 roles, 1 filled by nobody; 1 skill gap.");
    expect(roles[0] && filledBy(roles[0])).toBe("Ada 60 %");
  });

  it("take a level by a digit and nothing else", () => {
    const skills: PersonSkill[] = [{ person: "p", skill: "a", level: 2, as_of: "2026-01-01" }];
    const day = "2026-11-26";
    expect(withLevel(skills, "b", "3", day)).toEqual([
      { skill: "a", level: 2, as_of: "2026-01-01" },
      { skill: "b", level: 3, as_of: day },
    ]);
    expect(withLevel(skills, "a", "", day)).toEqual([]);
    expect(withLevel(skills, "a", "5", day)).toBeNull();
    expect(withLevel(skills, "a", "good", day)).toBeNull();
  });
});
