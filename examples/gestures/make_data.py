"""Writes the data of this folder: python3 make_data.py [FOLDER]. The same numbers on every run.

train.npz         8 people, 120 windows each
same_people.npz   30 further windows of each of them, from the same room
test.npz          4 people nobody has trained on: 600 windows
field.csv         4 of the first eight on the road: recordings of 2 s, the strap has slipped
"""

import json
import sys
from pathlib import Path

import numpy as np

from signals import AXES, GESTURES, RATE_HZ, WINDOW, Person, Street, random_person, record

SEED = 20240611
TRAIN_PEOPLE, TEST_PEOPLE = range(1, 9), range(9, 13)
STREET = Street(grip=np.radians(-150), tempo=0.8, amplitude=0.85, step_g=0.12)
UNIT = "mg, 0.1 deg/s"


def windows_of(people: dict[int, Person], ids, each: int, rng: np.random.Generator):
    """`each` windows of every gesture of every person, shuffled."""
    x, y, person = [], [], []
    for who in ids:
        for label, gesture in enumerate(GESTURES):
            for _ in range(each):
                x.append(record(gesture, people[who], rng))
                y.append(label)
                person.append(who)
    order = rng.permutation(len(x))
    return np.stack(x)[order], np.array(y, np.int8)[order], np.array(person, np.int16)[order]


def describe(path: Path, **more) -> None:
    text = {"classes": list(GESTURES), "columns": list(AXES), "layout": "TC", "rate_hz": RATE_HZ, "unit": UNIT, **more}
    Path(f"{path}.dataset.json").write_text(json.dumps(text, indent=2) + "\n")


def write_windows(path: Path, x, y, person) -> None:
    np.savez_compressed(path, x=x, y=y, person=person)
    describe(path, group_column="person")


def write_field(path: Path, people: dict[int, Person], rng: np.random.Generator) -> None:
    lines = ["person,gesture," + ",".join(AXES)]
    for who in list(TRAIN_PEOPLE)[:4]:
        for gesture in GESTURES:
            for _ in range(5):
                for row in record(gesture, people[who], rng, STREET, 4 * WINDOW):
                    lines.append(f"{who},{gesture}," + ",".join(map(str, row)))
    path.write_text("\n".join(lines) + "\n")
    describe(path, label_column="gesture", group_column="person", window=WINDOW, stride=WINDOW)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    everybody = np.random.default_rng(SEED)
    people = {who: random_person(everybody) for who in (*TRAIN_PEOPLE, *TEST_PEOPLE)}
    write_windows(folder / "train.npz", *windows_of(people, TRAIN_PEOPLE, 40, np.random.default_rng(SEED + 1)))
    write_windows(folder / "same_people.npz", *windows_of(people, TRAIN_PEOPLE, 10, np.random.default_rng(SEED + 2)))
    write_windows(folder / "test.npz", *windows_of(people, TEST_PEOPLE, 50, np.random.default_rng(SEED + 3)))
    write_field(folder / "field.csv", people, np.random.default_rng(SEED + 4))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
