#!/usr/bin/env python3
"""Writes the *.Generated.cs tables of src/OgService.Unicode from the Unicode Character Database 17.0.

    tools/unicode_tables.py UCD_FOLDER [PROPLIST]

UCD_FOLDER holds the files of the database, version 17.0.0; PROPLIST is PropList.txt (White_Space has not changed since
version 6.3, so an older file does). Only the standard library is used. The sizes of the tables are printed.

A property of all code points becomes a three-stage table: code point bits choose a middle block, then a leaf block, then the value.
Equal blocks are stored once, and the widths of the stages are those that make the sum smallest. What a file leaves out and
what its comments say of code points not listed (the "@missing" lines) is filled in here.
"""

import os
import re
import sys
import zlib

VERSION = "17.0.0"
CODE_POINTS = 0x110000
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCE = os.path.join(ROOT, "src", "OgService.Unicode")
SIZES = []


# --- reading the database -------------------------------------------------------------------------------------------------

class Database:
    def __init__(self, folder, prop_list):
        self.folder = folder
        self.prop_list = prop_list
        self.names = [None] * CODE_POINTS
        self.category = ["Cn"] * CODE_POINTS
        self.combining = [0] * CODE_POINTS
        self.bidi = [None] * CODE_POINTS
        self.decomposition = {}
        self.upper, self.lower, self.title = {}, {}, {}
        self.mirrored = set()
        self._read_unicode_data()

    def lines(self, name, path=None):
        with open(path or os.path.join(self.folder, name), encoding="utf-8") as file:
            for line in file:
                line = line.split("#", 1)[0].strip()
                if line:
                    yield [field.strip() for field in line.split(";")]

    def ranges(self, name, path=None):
        for fields in self.lines(name, path):
            first, _, last = fields[0].partition("..")
            yield range(int(first, 16), int(last or first, 16) + 1), fields[1:]

    def values(self, name, default, missing=()):
        """The value of every code point in a file of two fields; `missing` has the defaults of unlisted ranges."""
        values = [default] * CODE_POINTS
        for first, last, value in missing:
            for code_point in range(first, last + 1):
                values[code_point] = value
        for span, fields in self.ranges(name):
            for code_point in span:
                values[code_point] = fields[0]
        return values

    def members(self, name, wanted, path=None):
        return {cp for span, fields in self.ranges(name, path) if fields[0] == wanted for cp in span}

    def _read_unicode_data(self):
        first = None
        for fields in self.lines("UnicodeData.txt"):
            code_point = int(fields[0], 16)
            if fields[1].endswith(", First>"):
                first = code_point
                continue
            span = range(first if fields[1].endswith(", Last>") else code_point, code_point + 1)
            for cp in span:
                self.names[cp] = fields[1]
                self.category[cp] = fields[2]
                self.combining[cp] = int(fields[3])
                self.bidi[cp] = fields[4]
            if fields[5] and not fields[5].startswith("<"):
                self.decomposition[code_point] = [int(part, 16) for part in fields[5].split()]
            if fields[9] == "Y":
                self.mirrored.add(code_point)
            for mapping, field in ((self.upper, 12), (self.lower, 13), (self.title, 14)):
                if fields[field]:
                    mapping[code_point] = int(fields[field], 16)


# --- writing C# -----------------------------------------------------------------------------------------------------------

def pascal(name):
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[_ ]", name))


def numbers(values, indent=8):
    lines, line = [], " " * indent
    for value in values:
        text = f"{value}, "
        if len(line) + len(text) > 138:
            lines.append(line.rstrip())
            line = " " * indent
        line += text
    lines.append(line.rstrip())
    return "\n".join(lines)


def element_type(values):
    top = max(values, default=0)
    return ("byte", 1) if top < 256 else ("ushort", 2) if top < 65536 else ("uint", 4) if top < 1 << 32 else ("ulong", 8)


def span(name, values, kind=None, access="private"):
    kind, size = kind or element_type(values)
    SIZES.append((name, len(values) * size))
    return f"    {access} static ReadOnlySpan<{kind}> {name} =>\n    [\n{numbers(values)}\n    ];\n"


def enum_span(name, kind, members, summary=None):
    SIZES.append((name, len(members)))
    summary = f"    /// <summary>{summary}</summary>\n" if summary else ""
    items = numbers(f"{kind}.{member}" for member in members)
    return f"{summary}    public static ReadOnlySpan<{kind}> {name} =>\n    [\n{items}\n    ];\n"


def blocks_of(values, bits, verbatim=0):
    size, index, blocks, order = 1 << bits, [], {}, []
    for start in range(0, len(values), size):
        block = tuple(values[start:start + size])
        if block not in blocks or start < verbatim:
            blocks[block] = len(order)
            order.append(block)
        index.append(blocks[block])
    return index, [value for block in order for value in block]


def three_stages(values, verbatim):
    best = None
    for leaf_bits in range(3, 9):
        middle, leaves = blocks_of(values, leaf_bits, verbatim)
        for middle_bits in range(3, 9):
            if len(middle) % (1 << middle_bits):
                continue
            top, middles = blocks_of(middle, middle_bits)
            total = sum(len(stage) * element_type(stage)[1] for stage in (top, middles, leaves))
            if best is None or total < best[0]:
                best = (total, leaf_bits, middle_bits, top, middles, leaves)
    return best


# Code points below this are looked up in one step in the tables that every text is run through.
DIRECT = 0x100


def trie(values, name="Of", summary=None, direct=False):
    """Members of a look-up class: a method called `name` and its three stages."""
    _, leaf_bits, middle_bits, top, middles, leaves = three_stages(values, DIRECT if direct else 0)
    kind, size = element_type(leaves)
    prefix = "" if name == "Of" else name
    text = f"    /// <summary>{summary}</summary>\n" if summary else ""
    shortcut = f"        if ((uint)codePoint < 0x{DIRECT:X})\n        {{\n            return {prefix}Leaves[codePoint];\n        }}\n\n"
    text += (
        f"    [MethodImpl(MethodImplOptions.AggressiveInlining)]\n"
        f"    public static {kind} {name}(int codePoint)\n    {{\n"
        + (shortcut if direct else "") +
        f"        var middle = ({prefix}Top[codePoint >> {leaf_bits + middle_bits}] << {middle_bits})"
        f" | ((codePoint >> {leaf_bits}) & {(1 << middle_bits) - 1});\n"
        f"        return {prefix}Leaves[({prefix}Middle[middle] << {leaf_bits}) | (codePoint & {(1 << leaf_bits) - 1})];\n    }}\n\n")
    parts = [span(f"{prefix}Top", top), span(f"{prefix}Middle", middles), span(f"{prefix}Leaves", leaves)]
    return text + "\n".join(parts)


def write(path, inputs, body, usings=()):
    usings = "".join(f"using {name};\n" for name in usings)
    text = (
        f"// <auto-generated>\n// Written by tools/unicode_tables.py from the Unicode Character Database, version {VERSION}:\n"
        f"// {', '.join(inputs)}.\n// </auto-generated>\n#nullable enable\n\n{usings}{chr(10) if usings else ''}"
        f"namespace OgService.Unicode;\n\n{body.rstrip()}\n")
    full = os.path.join(SOURCE, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"{path}: {sum(size for _, size in SIZES):,} bytes")
    SIZES.clear()


def table_class(name, summary, *members):
    return f"/// <summary>{summary}</summary>\ninternal static class {name}\n{{\n" + "\n".join(members) + "}\n"


def enum(name, summary, members, access="internal", comments=None):
    lines = []
    for value, member in enumerate(members):
        if comments and comments.get(member):
            lines.append(f"    /// <summary>{comments[member]}</summary>\n")
        lines.append(f"    {member} = {value},\n")
    return f"/// <summary>{summary}</summary>\n{access} enum {name} : byte\n{{\n{''.join(lines)}}}\n"


COMPILER = ("System.Runtime.CompilerServices",)


# --- the tables -----------------------------------------------------------------------------------------------------------

def east_asian_width(db):
    wide = [(0x3400, 0x4DBF, "W"), (0x4E00, 0x9FFF, "W"), (0xF900, 0xFAFF, "W"), (0x20000, 0x2FFFD, "W"), (0x30000, 0x3FFFD, "W")]
    return db.values("EastAsianWidth.txt", "N", wide)


def line_break(db):
    # The head of LineBreak.txt also names 1F800..1F8FF, but LineBreakTest.txt 17.0 has the gaps of that block as XX, and it decides.
    missing = [(0x3400, 0x4DBF, "ID"), (0x4E00, 0x9FFF, "ID"), (0xF900, 0xFAFF, "ID"), (0x20000, 0x2FFFD, "ID"),
               (0x30000, 0x3FFFD, "ID"), (0x1F000, 0x1F7FF, "ID"), (0x1F900, 0x1FAFF, "ID"), (0x1FC00, 0x1FFFD, "ID"),
               (0x20A0, 0x20CF, "PR")]
    raw = db.values("LineBreak.txt", "XX", missing)
    width = east_asian_width(db)
    pictographic = db.members("emoji-data.txt", "Extended_Pictographic")
    names = ["AL", "HL", "NU", "SP", "BA", "HY", "HH", "CM", "ZWJ", "CL", "CP", "EX", "IS", "SY", "OP", "QU", "QUPi", "QUPf",
             "GL", "NS", "ID", "IDPicCn", "ALPicCn", "EB", "EM", "IN", "B2", "BB", "CB", "PR", "PO", "WJ", "ZW", "BK", "CR", "LF", "NL",
             "RI", "JL", "JV", "JT", "H2", "H3", "AK", "AP", "AS", "DottedCircle", "VF", "VI"]
    values = []
    for cp in range(CODE_POINTS):
        value = raw[cp]
        if value in ("AI", "SG", "XX"):  # LB1
            value = "AL"
        elif value == "CJ":
            value = "NS"
        elif value == "SA":
            value = "CM" if db.category[cp] in ("Mn", "Mc") else "AL"
        if cp == 0x25CC:
            value = "DottedCircle"
        elif value == "QU" and db.category[cp] in ("Pi", "Pf"):
            value = "QU" + db.category[cp]
        elif db.category[cp] == "Cn" and cp in pictographic:
            value += "PicCn"
        values.append(names.index(value) | (0x80 if width[cp] in ("F", "W", "H") else 0))
    comments = {
        "QUPi": "QU of General_Category Pi (LB15a).", "QUPf": "QU of General_Category Pf (LB15b).",
        "IDPicCn": "ID, Extended_Pictographic and unassigned (LB30b).",
        "ALPicCn": "The same with AL.", "DottedCircle": "U+25CC, an AL of its own in LB28a.",
        "AL": "Also AI, SG, XX and SA that is no mark (LB1).", "NS": "Also CJ (LB1).", "CM": "Also SA that is a mark (LB1)."}
    write("Lines/LineBreakTable.Generated.cs", ["LineBreak.txt", "EastAsianWidth.txt", "UnicodeData.txt", "emoji-data.txt"],
          enum("LineBreakClass", "Line_Break as resolved by LB1, with the classes the rules split further.", names, comments=comments)
          + "\n" + table_class("LineBreakTable",
                               "Line break class in the low 7 bits; the high bit is set where East_Asian_Width is F, W or H.",
                               trie(values, direct=True)),
          COMPILER)


def graphemes(db):
    names = ["Other", "CR", "LF", "Control", "Extend", "ZWJ", "Regional_Indicator", "Prepend", "SpacingMark", "L", "V", "T", "LV", "LVT"]
    breaks = db.values("GraphemeBreakProperty.txt", "Other")
    conjunct = {}
    for code_points, fields in db.ranges("DerivedCoreProperties.txt"):
        if fields[0] == "InCB":
            for cp in code_points:
                conjunct[cp] = fields[1]
    pictographic = db.members("emoji-data.txt", "Extended_Pictographic")
    split = {("Extend", "Linker"): "ConjunctLinker", ("Extend", "Extend"): "ConjunctExtend", ("ZWJ", "Extend"): "ZWJ",
             ("Other", "Consonant"): "ConjunctConsonant"}
    names = [pascal(name) for name in names] + ["ConjunctLinker", "ConjunctExtend", "ConjunctConsonant", "Pictographic"]
    values = []
    for cp in range(CODE_POINTS):
        value = pascal(breaks[cp])
        if cp in conjunct:
            value = split[(breaks[cp], conjunct[cp])]
        if cp in pictographic:
            assert value == "Other", hex(cp)
            value = "Pictographic"
        values.append(names.index(value))
    comments = {
        "Extend": "Extend that takes no part in an Indic conjunct.", "Pictographic": "Other and Extended_Pictographic.",
        "ConjunctLinker": "Extend with InCB=Linker.", "ConjunctExtend": "Extend with InCB=Extend.",
        "ConjunctConsonant": "Other with InCB=Consonant."}
    write("Graphemes/GraphemeBreakTable.Generated.cs", ["GraphemeBreakProperty.txt", "DerivedCoreProperties.txt", "emoji-data.txt"],
          enum("GraphemeBreakClass", "Grapheme_Cluster_Break, split by Indic_Conjunct_Break and Extended_Pictographic.", names,
               comments=comments)
          + "\n" + table_class("GraphemeBreakTable", "The <see cref=\"GraphemeBreakClass\"/> of each code point.", trie(values)),
          COMPILER)


def words(db):
    names = ["Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Regional_Indicator", "Katakana", "Hebrew_Letter", "ALetter",
             "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric", "ExtendNumLet", "WSegSpace"]
    breaks = db.values("WordBreakProperty.txt", "Other")
    pictographic = db.members("emoji-data.txt", "Extended_Pictographic")
    values = [names.index(value) for value in breaks]
    for cp in pictographic:
        values[cp] |= 0x80
    write("Words/WordBreakTable.Generated.cs", ["WordBreakProperty.txt", "emoji-data.txt"],
          enum("WordBreakClass", "Word_Break.", [pascal(name) for name in names])
          + "\n" + table_class("WordBreakTable", "Word_Break in the low 7 bits; the high bit is Extended_Pictographic.",
                               trie(values, direct=True)),
          COMPILER)


CATEGORIES = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd",
              "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn"]  # The order of System.Globalization.UnicodeCategory.

WIDTHS = {"N": "Neutral", "A": "Ambiguous", "H": "Halfwidth", "W": "Wide", "F": "Fullwidth", "Na": "Narrow"}


def properties(db):
    width = east_asian_width(db)
    flags = {}
    sources = [("White_Space", db.members("", "White_Space", db.prop_list)),
               ("Default_Ignorable", db.members("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")),
               ("Emoji", db.members("emoji-data.txt", "Emoji")),
               ("Emoji_Presentation", db.members("emoji-data.txt", "Emoji_Presentation")),
               ("Emoji_Modifier", db.members("emoji-data.txt", "Emoji_Modifier")),
               ("Emoji_Modifier_Base", db.members("emoji-data.txt", "Emoji_Modifier_Base")),
               ("Extended_Pictographic", db.members("emoji-data.txt", "Extended_Pictographic")),
               ("Alphabetic", db.members("DerivedCoreProperties.txt", "Alphabetic")),
               ("Cased", db.members("DerivedCoreProperties.txt", "Cased")),
               ("Case_Ignorable", db.members("DerivedCoreProperties.txt", "Case_Ignorable"))]
    for bit, (_, members) in enumerate(sources):
        for cp in members:
            flags[cp] = flags.get(cp, 0) | 1 << bit
    records, values = {}, []
    width_names = list(WIDTHS)
    for cp in range(CODE_POINTS):
        record = (CATEGORIES.index(db.category[cp]), width_names.index(width[cp]), flags.get(cp, 0))
        values.append(records.setdefault(record, len(records)))
    columns = list(records)
    names = [pascal(name) for name, _ in sources]
    flag_enum = ("/// <summary>Binary properties of a code point.</summary>\n[Flags]\ninternal enum CodePointFlags : ushort\n{\n"
                 "    None = 0,\n" + "".join(f"    {name} = 1 << {bit},\n" for bit, name in enumerate(names)) + "}\n")
    body = table_class(
        "CodePointTable", "Record number of each code point, and the columns of the records.",
        trie(values),
        span("Category", [record[0] for record in columns], access="public"),
        span("Width", [record[1] for record in columns], access="public"),
        span("Flags", [record[2] for record in columns], access="public"))
    write("CodePoints/CodePointTable.Generated.cs",
          ["UnicodeData.txt", "EastAsianWidth.txt", "DerivedCoreProperties.txt", "emoji-data.txt", "PropList.txt"],
          flag_enum + "\n" + enum("EastAsianWidth", "East_Asian_Width (UAX #11).", [WIDTHS[name] for name in width_names], "public")
          + "\n" + body, COMPILER)


def script_codes(db):
    codes = {}
    for fields in db.lines("PropertyValueAliases.txt"):
        if fields[0] == "sc":
            codes[fields[2]] = fields[1]
    return codes


def scripts(db):
    codes = script_codes(db)
    values = db.values("Scripts.txt", "Unknown")
    names = ["Unknown", "Common", "Inherited"] + sorted(set(values) - {"Unknown", "Common", "Inherited"})
    by_code = {codes[name]: name for name in names}
    sets, extension = [()], [0] * CODE_POINTS
    for code_points, fields in db.ranges("ScriptExtensions.txt"):
        members = tuple(sorted(names.index(by_code[code]) for code in fields[0].split()))
        if members not in sets:
            sets.append(members)
        for cp in code_points:
            extension[cp] = sets.index(members)
    starts, items = [], []
    for members in sets:
        starts.append(len(items))
        items.extend(members)
    starts.append(len(items))
    comments = {"Unknown": "Zzzz: unassigned, private use, surrogates.", "Common": "Zyyy: used with many scripts.",
                "Inherited": "Zinh: takes the script of the character before."}
    write("CodePoints/Script.Generated.cs", ["Scripts.txt", "PropertyValueAliases.txt"],
          enum("Script", "Script (UAX #24).", [pascal(name) for name in names], "public", comments))
    codes_text = "".join(codes[name] for name in names)
    SIZES.append(("IsoCodes", len(codes_text)))
    chunks = "\n        + ".join(f'"{codes_text[start:start + 96]}"u8' for start in range(0, len(codes_text), 96))
    body = table_class(
        "ScriptTable", "Script and Script_Extensions of each code point.",
        trie([names.index(value) for value in values]),
        trie(extension, "ExtensionSet", "Number of the code point's set in the extensions; 0 where Script alone counts."),
        span("ExtensionStarts", starts, access="public"),
        enum_span("ExtensionMembers", "Script", [pascal(names[item]) for item in items]),
        enum_span("Scripts", "Script", [pascal(name) for name in names], "Every script, in order, so that one can be had as a span."),
        f"    /// <summary>ISO 15924 codes, four bytes a script, in the order of <see cref=\"Script\"/>.</summary>\n"
        f"    public static ReadOnlySpan<byte> IsoCodes =>\n        {chunks};\n")
    write("CodePoints/ScriptTable.Generated.cs", ["Scripts.txt", "ScriptExtensions.txt", "PropertyValueAliases.txt"], body, COMPILER)


# CompositionExclusions.txt is closed (UAX #15, 5.1): script-specific exclusions and those after Unicode 3.0.
EXCLUSIONS = {
    *range(0x0958, 0x0960), 0x09DC, 0x09DD, 0x09DF, 0x0A33, 0x0A36, 0x0A59, 0x0A5A, 0x0A5B, 0x0A5E, 0x0B5C, 0x0B5D, 0x0F43, 0x0F4D, 0x0F52,
    0x0F57, 0x0F5C, 0x0F69, 0x0F76, 0x0F78, 0x0F93, 0x0F9D, 0x0FA2, 0x0FA7, 0x0FAC, 0x0FB9, 0xFB1D, 0xFB1F, *range(0xFB2A, 0xFB37),
    *range(0xFB38, 0xFB3D), 0xFB3E, 0xFB40, 0xFB41, 0xFB43, 0xFB44, *range(0xFB46, 0xFB4F), 0x2ADC, *range(0x1D15E, 0x1D165),
    *range(0x1D1BB, 0x1D1C1)}


def utf16(code_points):
    units = []
    for cp in code_points:
        units += [cp] if cp < 0x10000 else [0xD800 + ((cp - 0x10000) >> 10), 0xDC00 + ((cp - 0x10000) & 0x3FF)]
    return units


def normalization(db):
    def full(cp):
        parts = db.decomposition.get(cp)
        return [cp] if parts is None else [piece for part in parts for piece in full(part)]

    pairs = {}
    excluded = set()
    for cp, parts in db.decomposition.items():
        if cp in EXCLUSIONS or len(parts) == 1 or db.combining[cp] or db.combining[parts[0]]:
            excluded.add(cp)
        else:
            pairs[(parts[0], parts[1])] = cp
    seconds = {second for _, second in pairs} | set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))
    values = list(db.combining)
    for cp in range(CODE_POINTS):
        if cp in excluded:
            values[cp] |= 0x200
        elif full(cp)[0] in seconds:
            values[cp] |= 0x100
        if cp in db.decomposition or 0xAC00 <= cp <= 0xD7A3:
            values[cp] |= 0x400
    kinds = {}
    records = [kinds.setdefault(value, len(kinds)) for value in values]
    offsets, units, seen = [0] * CODE_POINTS, [0], {}
    for cp in sorted(db.decomposition):
        pieces = tuple(utf16(full(cp)))
        if pieces not in seen:
            seen[pieces] = len(units)
            units.append(len(pieces))
            units.extend(pieces)
        offsets[cp] = seen[pieces]
    keys = sorted(pairs)
    body = table_class(
        "NormalizationTable", "What canonical normalization needs of each code point.",
        trie(records, "Record", "Number of the code point's record."),
        "    /// <summary>Bits 0 to 7: Canonical_Combining_Class; 0x100: NFC_Quick_Check is Maybe; 0x200: it is No; "
        "0x400: NFD_Quick_Check is No.</summary>\n"
        + span("Records", list(kinds), ("ushort", 2), access="public"),
        trie(offsets, "Decomposition", "Where in the units the full canonical decomposition stands; 0 where there is none (or Hangul)."),
        "    /// <summary>Decompositions in UTF-16, the number of units before each.</summary>\n"
        + span("Units", units, ("ushort", 2), access="public"),
        "    /// <summary>The pairs that compose, first &lt;&lt; 32 | second, ascending.</summary>\n"
        + span("Pairs", [first << 32 | second for first, second in keys], ("ulong", 8), access="public"),
        "    /// <summary>What each pair composes to.</summary>\n"
        + span("Composites", [pairs[key] for key in keys], ("int", 4), access="public"))
    write("Normalizing/NormalizationTable.Generated.cs", ["UnicodeData.txt"], body, COMPILER)


BIDI = ["L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI",
        "FSI", "PDI"]

# The @missing lines of DerivedBidiClass.txt.
BIDI_MISSING = [
    (0x0590, 0x05FF, "R"), (0x0600, 0x07BF, "AL"), (0x07C0, 0x085F, "R"), (0x0860, 0x08FF, "AL"), (0x20A0, 0x20CF, "ET"),
    (0xFB1D, 0xFB4F, "R"), (0xFB50, 0xFDCF, "AL"), (0xFDF0, 0xFDFF, "AL"), (0xFE70, 0xFEFF, "AL"), (0x10800, 0x10CFF, "R"),
    (0x10D00, 0x10D3F, "AL"), (0x10D40, 0x10EBF, "R"), (0x10EC0, 0x10EFF, "AL"), (0x10F00, 0x10F2F, "R"), (0x10F30, 0x10F6F, "AL"),
    (0x10F70, 0x10FFF, "R"), (0x1E800, 0x1EC6F, "R"), (0x1EC70, 0x1ECBF, "AL"), (0x1ECC0, 0x1ECFF, "R"), (0x1ED00, 0x1ED4F, "AL"),
    (0x1ED50, 0x1EDFF, "R"), (0x1EE00, 0x1EEFF, "AL"), (0x1EF00, 0x1EFFF, "R")]


def bidi(db):
    values = ["L"] * CODE_POINTS
    for first, last, value in BIDI_MISSING:
        for cp in range(first, last + 1):
            values[cp] = value
    for cp in db.members("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point"):
        values[cp] = "BN"
    for cp in list(range(0xFDD0, 0xFDF0)) + [plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF)]:
        values[cp] = "BN"
    values = [BIDI.index(db.bidi[cp] or values[cp]) for cp in range(CODE_POINTS)]
    mirrors = {}
    for fields in db.lines("BidiMirroring.txt"):
        mirrors[int(fields[0], 16)] = int(fields[1], 16)
    brackets = {}
    for fields in db.lines("BidiBrackets.txt"):
        brackets[int(fields[0], 16)] = (int(fields[1], 16), fields[2])
    for cp in mirrors:
        values[cp] |= 0x80
    for cp, (_, kind) in brackets.items():
        assert values[cp] & 0x7F == BIDI.index("ON")
        values[cp] |= 0x20 if kind == "o" else 0x40
    glyphs, pairs = sorted(mirrors), sorted(brackets)
    body = table_class(
        "BidiTable", "Bidi_Class in the low 5 bits; 0x20: opening bracket; 0x40: closing bracket; 0x80: has a mirror image.",
        trie(values, direct=True),
        span("Mirrored", glyphs, ("ushort", 2), access="public"),
        span("Mirrors", [mirrors[cp] for cp in glyphs], ("ushort", 2), access="public"),
        span("Brackets", pairs, ("ushort", 2), access="public"),
        span("PairedBrackets", [brackets[cp][0] for cp in pairs], ("ushort", 2), access="public"))
    write("Bidi/BidiTable.Generated.cs", ["UnicodeData.txt", "DerivedCoreProperties.txt", "BidiMirroring.txt", "BidiBrackets.txt"],
          enum("BidiClass", "Bidi_Class (UAX #9, table 4).", BIDI) + "\n" + body, COMPILER)


def joining(db):
    types = {"U": "NonJoining", "C": "JoinCausing", "D": "DualJoining", "L": "LeftJoining", "R": "RightJoining", "T": "Transparent"}
    order = list(types)
    values = {}
    groups = set()
    for fields in db.lines("ArabicShaping.txt"):
        values[int(fields[0], 16)] = (fields[2], fields[3])
        groups.add(fields[3])
    group_names = ["No_Joining_Group"] + sorted(groups - {"No_Joining_Group"})
    records, numbers_of = {("U", "No_Joining_Group"): 0}, []
    for cp in range(CODE_POINTS):
        # Not listed: Transparent where General_Category is Mn, Me or Cf, else Non_Joining.
        record = values.get(cp) or ("T" if db.category[cp] in ("Mn", "Me", "Cf") else "U", "No_Joining_Group")
        numbers_of.append(records.setdefault(record, len(records)))
    name = lambda text: pascal(text.replace(" ", "_").title() if text != "No_Joining_Group" else "None")
    body = table_class("JoiningTable", "Record of each code point, and the columns of the records.", trie(numbers_of),
                       span("Types", [order.index(record[0]) for record in records], access="public"),
                       span("Groups", [group_names.index(record[1]) for record in records], access="public"))
    write("CodePoints/JoiningTable.Generated.cs", ["ArabicShaping.txt", "UnicodeData.txt"],
          enum("JoiningType", "Joining_Type (The Unicode Standard, 9.2).", types.values(), "public")
          + "\n" + enum("JoiningGroup", "Joining_Group (The Unicode Standard, 9.2).", [name(group) for group in group_names], "public")
          + "\n" + body, COMPILER)


def indic(db):
    syllabic = db.values("IndicSyllabicCategory.txt", "Other")
    positional = db.values("IndicPositionalCategory.txt", "NA")
    syllabic_names = ["Other"] + sorted(set(syllabic) - {"Other"})
    positional_names = ["NA"] + sorted(set(positional) - {"NA"})
    records, numbers_of = {}, []
    for cp in range(CODE_POINTS):
        numbers_of.append(records.setdefault((syllabic[cp], positional[cp]), len(records)))
    body = table_class("IndicTable", "Record of each code point, and the columns of the records.", trie(numbers_of),
                       span("Syllabic", [syllabic_names.index(record[0]) for record in records], access="public"),
                       span("Positional", [positional_names.index(record[1]) for record in records], access="public"))
    write("CodePoints/IndicTable.Generated.cs", ["IndicSyllabicCategory.txt", "IndicPositionalCategory.txt"],
          enum("IndicSyllabicCategory", "Indic_Syllabic_Category.", [pascal(name) for name in syllabic_names], "public")
          + "\n" + enum("IndicPositionalCategory", "Indic_Positional_Category.",
                        ["NotApplicable" if name == "NA" else pascal(name) for name in positional_names], "public")
          + "\n" + body, COMPILER)


# The unconditional mappings of SpecialCasing.txt that are no decompositions: upper case, title case.
SPECIAL_CASES = {
    0x00DF: ("SS", "Ss"), 0x0149: ("\u02bcN", "\u02bcN"), 0x1E9A: ("A\u02be", "A\u02be"), 0x0587: ("\u0535\u0552", "\u0535\u0582"),
    0xFB00: ("FF", "Ff"), 0xFB01: ("FI", "Fi"), 0xFB02: ("FL", "Fl"), 0xFB03: ("FFI", "Ffi"), 0xFB04: ("FFL", "Ffl"),
    0xFB05: ("ST", "St"), 0xFB06: ("ST", "St"), 0xFB13: ("\u0544\u0546", "\u0544\u0576"), 0xFB14: ("\u0544\u0535", "\u0544\u0565"),
    0xFB15: ("\u0544\u053b", "\u0544\u056b"), 0xFB16: ("\u054e\u0546", "\u054e\u0576"), 0xFB17: ("\u0544\u053d", "\u0544\u056d")}

YPOGEGRAMMENI = 0x0345


def casing(db):
    """Letters without an upper case of their own take that of their decomposition; a subscript iota becomes a letter after the rest."""
    def full(cp):
        parts = db.decomposition.get(cp)
        return [cp] if parts is None else [piece for part in parts for piece in full(part)]

    pairs = {tuple(parts): cp for cp, parts in db.decomposition.items() if len(parts) == 2 and cp not in EXCLUSIONS}

    def composed(pieces):
        result = pieces[:1]
        for piece in pieces[1:]:
            if len(result) == 1 and (result[0], piece) in pairs:
                result = [pairs[(result[0], piece)]]
            else:
                result.append(piece)
        return result

    upper = {cp: list(map(ord, mapping[0])) for cp, mapping in SPECIAL_CASES.items()}
    title = {cp: list(map(ord, mapping[1])) for cp, mapping in SPECIAL_CASES.items()}
    for cp in db.decomposition:
        pieces = full(cp)
        if db.category[cp] not in ("Ll", "Lt") or len(pieces) == 1:
            continue
        capitals = [db.upper.get(piece, piece) for piece in pieces]
        if YPOGEGRAMMENI in pieces:
            base = composed([db.upper.get(piece, piece) for piece in pieces if piece != YPOGEGRAMMENI])
            upper[cp] = base + [0x0399]
            if db.title.get(cp, cp) == cp and db.category[cp] == "Ll":
                title[cp] = base + [YPOGEGRAMMENI]
        elif cp not in db.upper:
            upper[cp] = title[cp] = capitals
    lower = {0x0130: [0x0069, 0x0307]}
    special = {}
    units = []
    columns = []
    for mapping, simple in ((upper, db.upper), (lower, db.lower), (title, db.title)):
        column = []
        for cp in range(CODE_POINTS):
            if cp in mapping:
                column.append(-0x80000000)
            else:
                column.append(simple.get(cp, cp) - cp)
        columns.append(column)
    records = {}
    numbers_of = [records.setdefault(record, len(records)) for record in zip(*columns)]
    members = [trie(numbers_of, direct=True)]
    for index, name in enumerate(("Upper", "Lower", "Title")):
        members.append(span(name, [record[index] for record in records], ("int", 4), access="public"))
    for name, mapping in (("Upper", upper), ("Lower", lower), ("Title", title)):
        keys, starts, units = sorted(mapping), [], []
        for key in keys:
            starts.append(len(units))
            units += utf16(mapping[key])
        starts.append(len(units))
        members.append(span(f"Special{name}", keys, ("ushort", 2), access="public"))
        members.append(span(f"Special{name}Starts", starts, ("ushort", 2), access="public"))
        members.append(span(f"Special{name}Units", [f"'\\u{unit:04X}'" for unit in units], ("char", 2), access="public"))
    write("Casing/CaseTable.Generated.cs", ["UnicodeData.txt"],
          table_class("CaseTable", "Record of each code point, how far away its other cases are, and the cases that are several characters "
                      "(int.MinValue in the columns).", *members), COMPILER)


def character_names(db):
    """Names as text, packed: "NAME" is that of the next code point, "HEX;NAME" jumps there, "FIRST..LAST;PREFIX" puts the number behind a prefix.
    Ranges of UnicodeData.txt and names that end in their own number are prefixes; Hangul syllables are named by rule (The Unicode
    Standard, 4.8) and left out."""
    ranges = {"CJK Ideograph": "CJK UNIFIED IDEOGRAPH-", "Tangut Ideograph": "TANGUT IDEOGRAPH-"}
    lines, after, cp = [], 0, 0
    while cp < CODE_POINTS:
        name = db.names[cp]
        prefix = None
        if name and name.startswith("<"):
            prefix = next((value for key, value in ranges.items() if name.startswith("<" + key)), None)
        elif name and name.endswith(f"-{cp:04X}"):
            prefix = name[:-len(f"{cp:04X}")]
        if prefix:
            last = cp
            while last + 1 < CODE_POINTS and db.names[last + 1] and (
                    db.names[last + 1] == name if name.startswith("<") else db.names[last + 1] == f"{prefix}{last + 1:04X}"):
                last += 1
            lines.append(f"{cp:04X}..{last:04X};{prefix}")
            cp = after = last + 1
            continue
        if name and not name.startswith("<"):
            lines.append(name if cp == after else f"{cp:04X};{name}")
            after = cp + 1
        cp += 1
    packed = zlib.compress("\n".join(lines).encode("ascii"), 9)
    path = "CodePoints/CharacterNames.Generated.zlib"
    with open(os.path.join(SOURCE, path), "wb") as file:
        file.write(packed)
    print(f"{path}: {len(packed):,} bytes")


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    folder = sys.argv[1]
    prop_list = sys.argv[2] if len(sys.argv) == 3 else os.path.join(folder, "PropList.txt")
    db = Database(folder, prop_list)
    for make in (line_break, graphemes, words, properties, scripts, normalization, bidi, joining, indic, casing, character_names):
        make(db)
    return 0


if __name__ == "__main__":
    sys.exit(main())
