"""Gzip (RFC 1952) member by member: what is good is read, a damaged member is told, and reading goes on with the next."""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO

from gezant.intake.containers.limits import STEP, Account
from gezant.intake.errors import IntakeError

_MAGIC = b"\x1f\x8b\x08"


class Broken(Exception):
    """The bytes of a member are damaged (`cut`: they end before the member does)."""

    def __init__(self, cut: bool) -> None:
        super().__init__("cut" if cut else "damaged")
        self.cut = cut


class Members:
    """The members of a gzip file, one after another."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._input = b""
        self._decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self.fed = 0
        """Compressed bytes that were read."""

    def next(self) -> tuple[bool, bool]:
        """Go to where the next member begins. Returns whether there is one, and whether anything but zeros stood before it."""
        strange = False
        while True:
            at = self._input.find(_MAGIC)
            if at >= 0:
                strange = strange or bool(self._input[:at].strip(b"\0"))
                self._input = self._input[at:]
                self._decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
                return True, strange
            kept = self._input[1 - len(_MAGIC) :]
            strange = strange or bool(self._input[: len(self._input) - len(kept)].strip(b"\0"))
            self._input = kept
            if not self._more():
                return False, strange or bool(kept.strip(b"\0"))

    def read(self) -> bytes:
        """Up to STEP decompressed bytes of the member, none at its end. Raises Broken."""
        while not self._decoder.eof:
            if not self._input and not self._more():
                raise Broken(cut=True)
            try:
                part = self._decoder.decompress(self._input, STEP)
            except zlib.error as error:
                self._input = self._input.removeprefix(_MAGIC)  # not to come upon the same beginning again
                raise Broken(cut=False) from error
            self._input = self._decoder.unused_data if self._decoder.eof else self._decoder.unconsumed_tail
            if part:
                return part
        return b""

    def _more(self) -> bool:
        chunk = self._raw.read(STEP)
        self.fed += len(chunk)
        self._input += chunk
        return bool(chunk)


class Gunzipped(io.RawIOBase):
    """All members of a gzip file as one stream of bytes, counted.

    Where the file is damaged or too large the stream ends with the last whole line before, and `damage` says why.
    """

    def __init__(self, raw: BinaryIO, account: Account, growing: bool) -> None:
        super().__init__()
        self._raw = raw
        self._members = Members(raw)
        self._account = account
        self._growing = growing  # whether the budget's size is that of this file, as far as it was read
        self._position = 0
        self._ready = b""  # to be given out
        self._next: bytes | None = b""  # one step behind, so that it can be cut at a line's end; None: there is no more
        self._within = False
        self.damage: IntakeError | None = None

    def readable(self) -> bool:
        """It is only for reading."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` with decompressed bytes."""
        while not self._ready and self._next is not None:
            part = self._step()
            if part is None:
                self._ready = self._next[: self._next.rfind(b"\n") + 1] or self._next if self.damage else self._next
                self._next = None
            else:
                self._ready, self._next = self._next, part
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def close(self) -> None:
        """Close the file, too."""
        if not self.closed:
            self._raw.close()
        super().close()

    def _step(self) -> bytes | None:
        """The next decompressed bytes, None at the end and where it cannot go on."""
        try:
            while True:
                part = self._members.read() if self._within else b""
                if part:
                    break
                there, strange = self._members.next()
                if strange:
                    self.damage = IntakeError("something that is no gzip stands behind its end", "what is before it was read")
                if not there or strange:
                    return None
                self._within = True
            self._position += len(part)
            if self._growing:
                self._account.budget.size = max(self._account.budget.size, self._members.fed)
            self._account.reached(self._position)
        except Broken as error:
            what = "the gzip file breaks off" if error.cut else "the gzip file is damaged"
            self.damage = IntakeError(f"{what} after {self._position:,} bytes of text", "what is before was read; fetch it again")
        except IntakeError as error:
            self.damage = error
        except OSError as error:
            self.damage = IntakeError(f"the file cannot be read ({(error.strerror or 'it breaks off').lower()})", "check it")
        else:
            return part
        return None
