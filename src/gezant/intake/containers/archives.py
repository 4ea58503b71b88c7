"""ZIP archives (APPNOTE 6.3) and gzip files: their members as items. Nothing is written to disk under a name from an archive."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from gezant.intake.containers.gzipped import Gunzipped
from gezant.intake.containers.limits import FREE, STEP, Account, Budget, Counted, budget_of, member
from gezant.intake.containers.names import Ids, printable, slug, stem
from gezant.intake.errors import IntakeError
from gezant.intake.items import Found, Item, Limits, Settings, unreadable

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_ENCRYPTED, _UTF8 = 0x1, 0x800  # general purpose flags of a member
_LOCAL_HEADER = 30  # bytes before the name of a member
_AGAIN = "fetch it again"
_OFFICE = ("[Content_Types].xml", "word/document.xml", "META-INF/container.xml")


def open_zip(item: Item, settings: Settings) -> Iterator[Found]:
    """The members of a ZIP archive in the order of their names.

    Left out are folders, hidden files and what macOS adds (`__MACOSX`). An IntakeError stands in the place of a member that is
    encrypted, damaged or packed in another way than deflate, and of all members where they overlap or unpack to more than the
    limits allow. A member's id is its stem, with its folders where two have the same.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        file, size = _seekable(item, settings.limits)
    except IntakeError as error:
        yield error.at(error.origin or item.origin)
        return
    except OSError as error:
        yield unreadable(error, item.origin)
        return
    with file:
        try:
            archive = ZipFile(file)
            infos = _members(archive, item)
        except IntakeError as error:
            yield error
            return
        except (BadZipFile, NotImplementedError, OSError, ValueError, OverflowError, struct.error) as error:
            yield IntakeError(f"the ZIP archive is damaged ({printable(str(error)).lower()})", _AGAIN, item.origin)
            return
        budget = budget_of(item, settings.limits, size)
        ids = _ids([name for name, _ in infos])
        for (name, info), id in zip(infos, ids, strict=True):
            found = member(item, _stream(archive, info, budget), printable(name), id, budget)
            problem = _problem(info, budget)
            yield problem.at(found.origin) if problem else found


def open_gzip(item: Item, settings: Settings) -> Iterator[Found]:
    """What a gzip file holds, as one item; the records of a WARC file.

    Where the file is damaged, breaks off or unpacks to more than the limits allow, the item ends with the last whole line
    before, and an IntakeError follows it when it was read that far.
    """
    from gezant.intake.containers.warc import is_warc, open_warc

    budget = budget_of(item, settings.limits)
    growing = budget.size == 0
    account = Account(budget)
    opened: list[Gunzipped] = []

    def stream() -> BinaryIO:
        opened.append(Gunzipped(item.stream(), account, growing))
        return cast(BinaryIO, io.BufferedReader(opened[-1], STEP))

    name = PurePosixPath(item.origin.rpartition(": ")[2]).name.removesuffix(".gz")
    inner = member(item, stream, name, item.id, budget)
    try:
        head = inner.head()
    except IntakeError as error:
        yield error
        return
    if is_warc(head):
        yield from open_warc(item, settings)
        return
    if head:
        opened.clear()
        yield inner
    elif opened[-1].damage is None:
        yield IntakeError("the gzip file holds nothing", _AGAIN, item.origin)
    damage = next((each.damage for each in opened if each.damage), None)
    if damage:
        yield damage.at(item.origin)


def _seekable(item: Item, limits: Limits) -> tuple[BinaryIO, int]:
    """The bytes of an archive so that one can go to and fro in them, and how many they are."""
    source = item.stream()
    if source.seekable():
        size = source.seek(0, io.SEEK_END)
        source.seek(0)
        return source, size
    with source:
        copy = SpooledTemporaryFile(max_size=FREE)  # noqa: SIM115 - the caller closes it
        size = 0
        try:
            while chunk := source.read(STEP):
                size += len(chunk)
                if size > limits.archive:
                    raise IntakeError("the archive within the archive is too large", "unpack it and read the parts")
                copy.write(chunk)
        except BaseException:
            copy.close()
            raise
    copy.seek(0)
    return cast(BinaryIO, copy), size


def _members(archive: ZipFile, item: Item) -> list[tuple[str, ZipInfo]]:
    """Names and entries to be read. Raises IntakeError for office documents and for entries that overlap."""
    infos = archive.infolist()
    names = {info.filename for info in infos}
    if any(name in names for name in _OFFICE) or {"mimetype", "content.xml"} <= names:
        raise IntakeError(
            "it is an office document, which is not read", "save its text as a .txt file and read that", item.origin
        )
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            problem = "the members of the archive overlap, as in a decompression bomb"
            raise IntakeError(problem, "unpack it yourself if you trust it", item.origin)
        end = info.header_offset + _LOCAL_HEADER + info.compress_size
    wanted = [(_name(info), info) for info in infos if not info.is_dir()]
    wanted = [(name, info) for name, info in wanted if not _hidden(name)]
    if not wanted:
        raise IntakeError("the ZIP archive holds no file", "check it", item.origin)
    return sorted(wanted, key=lambda pair: pair[0])


def _name(info: ZipInfo) -> str:
    """A member's name: UTF-8 where it says so, or where it does not and it is all the same; else code page 437."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _hidden(name: str) -> bool:
    parts = [part for part in name.replace("\\", "/").split("/") if part not in (".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _ids(names: list[str]) -> list[str]:
    """The stem of each name, with its folders where another has the same stem."""
    stems = [stem(name) for name in names]
    count = Counter(stems)
    ids = Ids()
    longer = [slug(re.sub(r"\.\w+$", "", name)) for name in names]
    return [ids.one(short if count[short] == 1 else long) for short, long in zip(stems, longer, strict=True)]


def _problem(info: ZipInfo, budget: Budget) -> IntakeError | None:
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    if info.flag_bits & _ENCRYPTED:
        return IntakeError("it is encrypted", "unpack the archive with its password and read the files")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return IntakeError("it is packed in a way that is not read", "unpack the archive and read the files")
    return budget.beyond(info.file_size)


def _stream(archive: ZipFile, info: ZipInfo, budget: Budget) -> Callable[[], BinaryIO]:
    from zipfile import BadZipFile

    account = Account(budget)
    damage = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error)

    def explain(error: Exception) -> IntakeError:
        return IntakeError(f"it is damaged in the archive ({printable(str(error)).lower()})", _AGAIN)

    def stream() -> BinaryIO:
        try:
            source = cast(BinaryIO, archive.open(info))
        except damage as error:
            raise explain(error) from error
        return cast(BinaryIO, io.BufferedReader(Counted(source, account, damage, explain), STEP))

    return stream
