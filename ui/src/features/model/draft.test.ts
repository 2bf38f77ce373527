import { describe, expect, it } from "vitest";
import { maturity, MockModel, yesNo } from "./__tests__/mock";
import { blamed, carried, changed, rebased, toEdit, typedOf } from "./draft";
import { missing, nextLevel, nextScale, toEditModel, typedRoot } from "./root";

const mock = new MockModel();
const leaf = mock.capability("A.1");
const saved = typedOf(leaf, maturity, true);

describe("a draft", () => {
  it("has one text a level, and is unchanged to begin with", () => {
    expect(typedOf({ ...leaf, levels: [] }, maturity, true).levels).toEqual(["", "", ""]);
    expect(changed(saved, typedOf(leaf, maturity, true))).toEqual([]);
  });

  it("does not save a reference that is still empty, and does not drop it either", () => {
    const typed = { ...saved, references: [{ framework: "nist", item: " " }] };
    expect(changed(typed, saved)).toEqual([]);
    expect(toEdit(typed)?.references).toEqual([]);
    expect(rebased(typed, saved, { ...saved, title: "New" }).references).toHaveLength(1);
  });

  it("keeps what was typed when the file changes beneath it", () => {
    const typed = { ...saved, why: "Because" };
    const next = { ...saved, title: "Renamed", why: "Other" };
    expect(rebased(typed, saved, next)).toMatchObject({ title: "Renamed", why: "Because" });
  });

  it("is not saved without a weight", () => {
    expect(toEdit({ ...saved, weight: null })).toBeNull();
    expect(toEdit({ ...saved, weight: 0 })?.weight).toBe(0);
  });

  it("puts an error beside the field that was left, else the only one changed", () => {
    expect(blamed(["code", "title"], "title")).toBe("title");
    expect(blamed(["code"], "why")).toBe("code");
    expect(blamed(["code", "title"], null)).toBeNull();
  });
});

describe("descriptors", () => {
  it("move to another scale by value, and those without a level there are counted", () => {
    expect(carried(["no", "some", "all"], maturity, yesNo)).toEqual({
      levels: ["no", "some"],
      lost: 1,
    });
    expect(carried(["", "", ""], maturity, yesNo).lost).toBe(0);
  });
});

describe("a model's root", () => {
  const typed = () => typedRoot(mock.root());

  it("comes back as it went in", () => {
    const { scales, bands, frameworks, code } = mock.root();
    expect(toEditModel(typed())).toMatchObject({ code, scales, bands, frameworks });
  });

  it("says what is missing, and where", () => {
    expect(missing(typed())).toBeNull();
    expect(missing({ ...typed(), title: " " })).toBe("Give the model a title.");
    const falling = typed();
    const level = falling.scales[0]?.levels[1];
    if (level) level.value = 0;
    expect(missing(falling)).toBe(
      "Values of the scale Maturity must rise: level 2 is not above level 1.",
    );
  });

  it("adds a level above the highest, and scales under a free code", () => {
    const { scales } = typed();
    expect(nextLevel(scales[0]?.levels ?? []).value).toBe(3);
    expect(nextScale(scales).code).toBe("scale-3");
  });
});
