"""Zip archives that may be hostile: opened only when what they unpack to is bounded."""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from translator.errors import BrokenDocument, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# An issue of a daily newspaper with its pictures is about 50 MB; zipfile reads no member
# beyond the size that the directory declares, so checking that is enough.
_MAX_UNPACKED = 512 * 1024 * 1024
_MAX_ENTRIES = 20_000
# A novel's whole text is 3 MB of XML; parsed, XML takes some 20 times its size in memory.
_MAX_XML = 16 * 1024 * 1024
_XML = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx")


@contextmanager
def open_archive(file: bytes | Path, name: str, what: str) -> Iterator[zipfile.ZipFile]:
    """Open the archive of the document called `name`; raises BrokenDocument and TooLarge."""
    stream: IO[bytes] = io.BytesIO(file) if isinstance(file, bytes) else file.open("rb")
    with stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise BrokenDocument(
                f"{name}: is damaged, or no {what} ({error}); get or save it again"
            ) from None
        with archive:
            _check(archive, name)
            yield archive


def read_member(archive: zipfile.ZipFile, member: str, name: str) -> bytes:
    """The bytes of a file in the archive; raises BrokenDocument."""
    try:
        return archive.read(member)
    except (KeyError, zipfile.BadZipFile, EOFError, OSError, NotImplementedError) as error:
        reason = str(error).strip("'\"") or type(error).__name__
        raise BrokenDocument(f"{name}: is damaged ({reason}); get or save it again") from None
    except Exception as error:  # noqa: BLE001 - zlib.error and others of the decompressors
        raise BrokenDocument(f"{name}: is damaged ({error}); get or save it again") from None


def _check(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    largest = max((e.file_size for e in entries if e.filename.lower().endswith(_XML)), default=0)
    if len(entries) > _MAX_ENTRIES or unpacked > _MAX_UNPACKED or largest > _MAX_XML:
        raise TooLarge(
            f"{name}: unpacks to {unpacked / 2**20:.0f} MiB in {len(entries):,} files, far more "
            "than articles have; it may be made to fill memory, and isn't opened"
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise BrokenDocument(f"{name}: is encrypted; save a copy without a password")
