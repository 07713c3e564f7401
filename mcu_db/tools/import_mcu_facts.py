#!/usr/bin/env python3
"""Turns tables of microcontroller facts into the chip records of this folder.

    import_mcu_facts.py --parts mcus.csv --boards boards.csv --into ../data [--families LIST]

  --parts     CSV, one microcontroller a row; the columns are described in README.md, "Importing"
  --boards    CSV, one development board a row
  --into      the folder that receives <vendor>/<family>.json and boards.json
  --families  comma-separated names of the only families to take (default: all)

The same tables give the same files, byte for byte. Facts that the tables do not hold (flash wait states, what sits on a
board) come from wait_states.json and board_facts.json beside this script. Python 3 standard library only.
"""

import argparse
import collections
import csv
import hashlib
import json
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent

# Which of a row's sources says which fact, best first; the first that occurs in the row is named. A row whose sources
# are all unknown here names them all.
SOURCES_OF = {
    "regions": ["modm-io/modm-devices", "embassy-rs/stm32-data-generated"],
    "core": ["embassy-rs/stm32-data-generated", "Open-CMSIS-Pack/", "raspberrypi/", "docs.zephyrproject.org"],
    "fpu": ["Open-CMSIS-Pack/", "raspberrypi/", "docs.zephyrproject.org"],
    "clock": ["STMicroelectronics/STM32_open_pin_data", "Open-CMSIS-Pack/"],
    "supply": ["STMicroelectronics/STM32_open_pin_data"],
    "current": ["STMicroelectronics/STM32_open_pin_data"],
    "flash": ["embassy-rs/stm32-data-generated"],
}

# Spellings of one core.
CORE_NAMES = {
    "armv6-m": "ARMv6-M",
    "armv7e-m": "ARMv7E-M",
    "armv8-m": "ARMv8-M",
    "RISC-V rv32imac": "RISC-V RV32IMAC",
    "RV32IMAC": "RISC-V RV32IMAC",
    "RISC-V rv32ec": "RISC-V RV32EC",
    "": "unknown",
}
# The core that would run a network stands first in a record.
CORE_ORDER = ["Cortex-M85", "Cortex-M55", "Cortex-M7", "Cortex-M33", "Cortex-M4", "Cortex-M3", "Cortex-M23",
              "Cortex-M0+", "Cortex-M0"]
CORES_WITH_FPU = {"Cortex-M4", "Cortex-M7", "Cortex-M33", "Cortex-M55", "Cortex-M85"}

UNIT_BYTES = {"B": 1, "KiB": 1024}
FPU_WORDS = {"none": "none", "sp": "single", "dp": "double"}
YES_NO = {"0": "no", "1": "yes"}

# What follows a part's name in an order number (mcu_db/names.h): ST a package letter and a temperature digit.
ORDER_SUFFIXES = {"STMicroelectronics": "@#*", "Nordic Semiconductor": "@@@@*", "Raspberry Pi": "TR*"}

# Chips that run from the flash on their board: where it appears, and who says so.
EXECUTE_IN_PLACE = {part: ("0x10000000", source) for part, source in (
    ("RP2040", "probe-rs/probe-rs:probe-rs/targets/RP2040.yaml"),
    ("RP2350A", "probe-rs/probe-rs:probe-rs/targets/RP235x.yaml"),
    ("RP2350B", "probe-rs/probe-rs:probe-rs/targets/RP235x.yaml"))}


def number(text):
    value = float(text)
    return int(value) if value == int(value) else value


def size(kib):
    """The tables count in KiB with at most three decimals; what is not whole is given in bytes."""
    value = number(kib)
    return {"value": value, "unit": "KiB"} if isinstance(value, int) else {"value": round(value * 1024), "unit": "B"}


def slug(name):
    return re.sub(r"[^a-z0-9]+", "_", name.lower().replace("+", "_plus")).strip("_")


def name_key(name):
    """As name_key of mcu_db/names.cpp."""
    return re.sub(r"[ \-_/]", "", name.lower())


class Sources:
    """The texts of one file's sources and the short ids under which its facts name them.

    An id comes from the text alone ("embassy-rs:STM32L4R9AI"): a new source changes no other line of the file.
    """

    def __init__(self):
        self.texts = {}

    def id_of(self, text, part=None):
        """The text's id. Where it names the part, {part} stands for it: chips that differ in nothing else share it."""
        if part:
            text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(part)}(?![A-Za-z0-9])", "{part}", text)
        digest = hashlib.sha1(text.encode("utf-8")).hexdigest()[:6]
        repository = re.fullmatch(r"([^/|]+)/[^:|]+:(?:[^|]*/)?([^|/ ]+?)(?:\.\w+)?", text)
        source_id = f"{repository[1]}:{repository[2]}" if repository else digest
        if self.texts.setdefault(source_id, text) != text:
            source_id += "-" + digest
            self.texts[source_id] = text
        return source_id

    def table(self):
        return self.texts


def source_for(row, fact, sources):
    listed = [text.strip() for text in row["source"].split("|") if text.strip()]
    for wanted in SOURCES_OF[fact]:
        for text in listed:
            if text.startswith(wanted):
                return sources.id_of(text, row["part"])
    return sources.id_of(" | ".join(listed), row["part"])


def normalised_cores(row):
    """One name for each core, the strongest first; F is added where the row states an FPU."""
    found = []
    for spelling in row["cores"].split(" & "):
        name, count = re.fullmatch(r"(.*?)(?: x(\d+)(?:/x\d+)?)?", CORE_NAMES.get(spelling, spelling)).groups()
        found += [name] * int(count or 1)

    def rank(name):
        plain = name.removesuffix("F")
        return CORE_ORDER.index(plain) if plain in CORE_ORDER else len(CORE_ORDER)

    found.sort(key=rank)
    if found[0] in CORES_WITH_FPU and row["fpu"] in ("sp", "dp"):
        found[0] += "F"
    return found


def address_ranges_overlap(regions):
    known = sorted((int(r["start"], 16), r["size"] * UNIT_BYTES[r["unit"]]) for r in regions if "start" in r)
    return any(a[0] + a[1] > b[0] for a, b in zip(known, known[1:]))


def regions_of(row, sources):
    regions = []
    taken = set()
    entries = [("flash", entry) for entry in row["flash_regions"].split(";")]
    entries += [("regions", entry) for entry in row["ram_regions"].split(";")]
    for fact_name, entry in entries:
        if not entry:
            continue
        name, start, kib, kind = entry.split(":")
        unique = name
        while unique in taken:
            unique = f"{name}_{len(taken)}"
        taken.add(unique)
        region = {"name": unique}
        if start:
            region["start"] = f"0x{int(start, 16):08X}"
        extent = size(kib)
        region.update(size=extent["value"], unit=extent["unit"], kind=kind,
                      source=source_for(row, fact_name, sources))
        regions.append(region)
    return regions


def wait_states_of(part, clock, tables):
    for table in tables["tables"]:
        if re.fullmatch(table["parts"], part):
            for states, limit in enumerate(table["mhz"]):
                if clock * table.get("flash_mhz_per_core_mhz", 1) <= limit:
                    return states, table["source"]
    return None


def fact(value, unit, source):
    return {"value": value, "unit": unit, "source": source}


def part_record(row, sources, wait_states):
    record = {"part": row["part"]}
    record["core"] = {"value": normalised_cores(row), "source": source_for(row, "core", sources)}
    if row["fpu"]:
        record["fpu"] = {"value": FPU_WORDS[row["fpu"]], "source": source_for(row, "fpu", sources)}
    for column, key in (("dsp_ext", "dsp"), ("mve_helium", "mve")):
        if row[column]:
            record[key] = {"value": YES_NO[row[column]], "source": source_for(row, "core", sources)}
    for column in ("npu", "cache"):
        if row[column]:
            record[column] = {"value": row[column], "source": source_for(row, "flash", sources)}
    if row["fmax_mhz"]:
        record["clock"] = fact(number(row["fmax_mhz"]), "MHz", source_for(row, "clock", sources))
    if row["flash_kib"]:
        record["flash"] = {**size(row["flash_kib"]), "source": source_for(row, "flash", sources)}
    if row["ram_total_kib"]:
        record["ram"] = {**size(row["ram_total_kib"]), "source": source_for(row, "regions", sources)}
    add_electrical(record, row, sources, wait_states)
    record["regions"] = regions_of(row, sources)
    notes = notes_of(row)
    if address_ranges_overlap(record["regions"]):
        notes.append("doubtful: the source's regions overlap; their addresses are left out")
        for region in record["regions"]:
            region.pop("start", None)
    if notes:
        record["notes"] = notes
    return record


def add_electrical(record, row, sources, wait_states):
    if row["fmax_mhz"]:
        found = wait_states_of(row["part"], float(row["fmax_mhz"]), wait_states)
        if found:
            record["flash_wait_states"] = fact(found[0], "wait states", sources.id_of(found[1]))
    supply = {key: number(row[column]) for key, column in (("min", "vdd_min"), ("max", "vdd_max")) if row[column]}
    if supply:
        record["supply"] = {**supply, "unit": "V", "source": source_for(row, "supply", sources)}
    if row["run_current_ua_per_mhz"]:
        record["run_current"] = fact(number(row["run_current_ua_per_mhz"]), "uA/MHz",
                                     source_for(row, "current", sources))


def notes_of(row):
    notes = [text.strip() for text in row["notes"].split(";") if text.strip()]
    doubts = ("product file states", "assigned by family name", "pack says", "pack index says")
    return ["doubtful: " + note if any(doubt in note for doubt in doubts) else note for note in notes]


def facts_of(record):
    return {key: value for key, value in record.items() if key not in ("part", "same", "regions", "notes")}


def common_facts(records):
    """Facts that all records of a family state alike."""
    if len(records) < 2:
        return {}
    first = facts_of(records[0])
    return {key: value for key, value in first.items() if all(record.get(key) == value for record in records)}


def sources_in(value):
    if isinstance(value, dict):
        found = [value["source"]] if "source" in value else []
        return found + [source for inner in value.values() for source in sources_in(inner)]
    return [source for inner in value for source in sources_in(inner)] if isinstance(value, list) else []


def without_source(value, source):
    if isinstance(value, dict):
        return {key: without_source(inner, source) for key, inner in value.items()
                if not (key == "source" and inner == source)}
    return [without_source(inner, source) for inner in value] if isinstance(value, list) else value


def with_default_source(record):
    """The source that most facts name is said once, for all that name none."""
    named = sources_in(record)
    if not named:
        return record
    default = collections.Counter(named).most_common(1)[0][0]
    plain = without_source(record, default)
    head = {"part": plain.pop("part")} if "part" in plain else {}
    return {**head, "source": default, **plain}


def grouped(records):
    """One record for parts that differ in their names only: the others stand under "same"."""
    groups = {}
    for record in records:
        key = json.dumps({**record, "part": ""}, sort_keys=True)
        if key in groups:
            groups[key].setdefault("same", []).append(record["part"])
        else:
            groups[key] = record
    return list(groups.values())


def compact(records):
    """The facts common to all, and what is left of each record."""
    common = common_facts(records)
    rest = [{key: value for key, value in record.items() if key not in common} for record in records]
    return with_default_source(common), grouped([with_default_source(record) for record in rest])


def same_chip(a, b):
    return {key: value for key, value in a.items() if key != "part"} == {
        key: value for key, value in b.items() if key != "part"}


def merged(records):
    """Records under the same key become one; one that says something else than the first is dropped with a message."""
    by_key = {}
    for record in records:
        first = by_key.setdefault(name_key(record["part"]), record)
        if first is not record and not same_chip(first, record):
            print(f"{record['part']}: told twice with different facts; the first is kept")
    return [by_key[key] for key in sorted(by_key)]


def one_line(value):
    return json.dumps(value, ensure_ascii=False)


def block(key, items):
    """"key": [ ... ] with one item on a line."""
    return f'"{key}": [\n' + ",\n".join(items) + "\n]"


def record_text(record):
    """Names, facts, then one region a line."""
    lists = {key: value for key, value in record.items() if key in ("regions", "memories") and value}
    names = {key: value for key, value in record.items() if key in ("part", "board", "same", "source")}
    facts = {key: value for key, value in record.items() if key not in lists and key not in names}
    lines = [", ".join(f'"{key}": {one_line(value)}' for key, value in part.items()) for part in (names, facts) if part]
    for key, value in lists.items():
        lines.append(f'"{key}": [' + ",\n  ".join(one_line(item) for item in value) + "]")
    return "{" + ",\n ".join(lines) + "}"


def write_file(path, head, sources, list_name, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'"{key}": {one_line(value)}' for key, value in head.items()]
    used = set(sources_in([head, records]))
    table = ",\n".join(f"{one_line(key)}: {one_line(text)}" for key, text in sources.table().items() if key in used)
    lines.append('"sources": {\n' + table + "\n}")
    lines.append(block(list_name, [record_text(record) for record in records]))
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def import_parts(rows, into, wait_states):
    families = collections.defaultdict(list)
    for row in rows:
        families[(row["vendor"], row["family"])].append(row)
    for (vendor, family), members in sorted(families.items()):
        sources = Sources()
        records = merged([part_record(row, sources, wait_states) for row in members])
        head = {"schema": 1, "vendor": vendor, "family": family}
        if vendor in ORDER_SUFFIXES:
            head["order_suffix"] = ORDER_SUFFIXES[vendor]
        common, records = compact(records)
        if common:
            head["common"] = common
        write_file(into / slug(vendor) / f"{slug(family)}.json", head, sources, "parts", records)


def external_memories(row, sources):
    """"16MB QSPI" of a chip that runs from it; other entries name no size or no address and become notes."""
    size = re.match(r"(\d+)MB", row["external_flash"])
    if not size or row["mcu_part"] not in EXECUTE_IN_PLACE:
        return []
    start, says = EXECUTE_IN_PLACE[row["mcu_part"]]
    return [{"name": "QSPI flash", "start": start, "size": int(size[1]), "unit": "MiB", "kind": "external_flash",
             "source": sources.id_of(f"{row['source']} (size) | {says} (address)")}]


def board_record(row, sources):
    source = sources.id_of(row["source"])
    record = {"board": row["board"], "vendor": row["vendor"], "part": row["mcu_part"], "source": source}
    memories = external_memories(row, sources)
    if memories:
        record["memories"] = memories
    if row["clock_mhz"]:
        record["clock"] = fact(number(row["clock_mhz"]), "MHz", source)
    if row["debug_probe"]:
        record["probe"] = {"value": row["debug_probe"], "source": source}
    if row["virtual_com_port"]:
        record["virtual_com_port"] = {"value": row["virtual_com_port"], "source": source}
    notes = [row["notes"]] if row["notes"] else []
    for column in ("external_flash", "external_ram"):
        if row[column] and not (column == "external_flash" and memories):
            notes.append(f"{column.replace('_', ' ')}: {row[column]} (size or address not known)")
    if notes:
        record["notes"] = notes
    return record


def hand_written_boards(facts, sources):
    """Records of board_facts.json with the file's own source ids replaced by those of the output."""
    def renamed(value):
        if isinstance(value, dict):
            return {key: sources.id_of(facts["sources"][inner]) if key == "source" else renamed(inner)
                    for key, inner in value.items()}
        return [renamed(inner) for inner in value] if isinstance(value, list) else value

    return [renamed(board) for board in facts["boards"]]


def import_boards(rows, parts, into, facts):
    sources = Sources()
    boards = hand_written_boards(facts, sources)
    taken = {name_key(name) for board in boards for name in [board["board"], *board.get("aliases", [])]}
    taken.update(name_key(part) for part in parts)
    for row in sorted(rows, key=lambda row: (row["vendor"], row["board"])):
        if row["mcu_in_db"] != "1" or row["mcu_part"] not in parts:
            continue
        record = board_record(row, sources)
        if name_key(record["board"]) in taken:
            continue
        taken.add(name_key(record["board"]))
        boards.append(record)
    write_file(into / "boards.json", {"schema": 1}, sources, "boards",
               [{**without_source(board, board["source"]), "source": board["source"]} for board in boards])


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", required=True)
    parser.add_argument("--boards", required=True)
    parser.add_argument("--into", required=True, type=pathlib.Path)
    parser.add_argument("--families")
    arguments = parser.parse_args()

    rows = rows_of(arguments.parts)
    if arguments.families:
        families = set(arguments.families.split(","))
        rows = [row for row in rows if row["family"] in families]
    import_parts(rows, arguments.into, json.loads((HERE / "wait_states.json").read_text(encoding="utf-8")))
    import_boards(rows_of(arguments.boards), {row["part"] for row in rows}, arguments.into,
                  json.loads((HERE / "board_facts.json").read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
