"""How much an archive may unpack to: every byte is counted while it is decompressed, over all archives within one another."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from gezant.intake.errors import IntakeError
from gezant.intake.items import Item, Limits

FREE = 10_000_000
"""Bytes that an archive may unpack to whatever its own size."""

STEP = 65_536
"""Bytes that are read or decompressed at a time."""


class Budget:
    """What is left for an archive and all archives in it. `size` is the compressed size of the outermost, in bytes."""

    def __init__(self, limits: Limits, size: int = 0) -> None:
        self._limits = limits
        self.size = size
        self._taken = 0

    def take(self, count: int) -> None:
        """Count decompressed bytes. Raises IntakeError where they are more than the limits allow."""
        self._taken += count
        if error := self.beyond(0):
            raise error

    def beyond(self, count: int) -> IntakeError | None:
        """The error there would be after `count` more bytes."""
        taken = self._taken + count
        if taken > self._limits.archive:
            size = f"{self._limits.archive / 1_000_000_000:g} GB"
            return IntakeError(f"it unpacks to more than the {size} that one archive may have", "unpack it and read the parts")
        if taken > FREE + self._limits.ratio * self.size:
            problem = f"it unpacks to more than {self._limits.ratio} times its size, as a decompression bomb does"
            return IntakeError(problem, "unpack it yourself if you trust it")
        return None


class Account:
    """Counts one member's bytes against a budget, each only once however often the member is opened."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._furthest = 0

    def reached(self, position: int) -> None:
        """The member was decompressed up to `position`. Raises IntakeError as `Budget.take` does."""
        if position > self._furthest:
            grown, self._furthest = position - self._furthest, position
            self.budget.take(grown)


@dataclass(frozen=True, slots=True)
class Packed(Item):
    """An item out of an archive, which shares the budget of that archive."""

    budget: Budget | None = None


def budget_of(item: Item, limits: Limits, size: int = 0) -> Budget:
    """The budget that an archive must keep to: that of the archive around it, or a new one for its own `size`."""
    return (item.budget if isinstance(item, Packed) else None) or Budget(limits, size)


def member(item: Item, stream: Callable[[], BinaryIO], name: str, id: str, budget: Budget) -> Packed:
    """What an archive holds: one archive deeper, under the archive's name and its own."""
    return Packed(
        stream, id=id, origin=f"{item.origin}: {name}", url=item.url, seen=item.seen, known=item.known,
        depth=item.depth + 1, budget=budget,
    )  # fmt: skip


class Counted(io.RawIOBase):
    """Decompressed bytes from `read`, counted; what goes wrong in a decompressor is told as an IntakeError by `explain`."""

    def __init__(
        self,
        source: BinaryIO,
        account: Account,
        damage: tuple[type[Exception], ...],
        explain: Callable[[Exception], IntakeError],
    ) -> None:
        super().__init__()
        self._source = source
        self._account = account
        self._damage = damage
        self._explain = explain
        self._position = 0

    def readable(self) -> bool:
        """It is only for reading."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer`. Raises IntakeError for damaged bytes and for more of them than the limits allow."""
        try:
            data = self._source.read(len(buffer))
        except self._damage as error:
            raise self._explain(error) from error
        self._position += len(data)
        self._account.reached(self._position)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the source, too."""
        if not self.closed:
            self._source.close()
        super().close()
