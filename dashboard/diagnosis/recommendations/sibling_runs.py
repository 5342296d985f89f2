"""The runs that advice draws on: the results of each run's siblings."""

from collections.abc import Iterable, Sequence
from typing import overload

from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.member import Member
from dashboard.model.curve import RunCurves
from dashboard.model.memo import Memo


class SiblingRuns(Sequence[RunCurves]):
    """The runs of one set, grouped into families once for the advice on all of them."""

    def __init__(
        self,
        runs: Iterable[RunCurves],
        memo: Memo | None = None,
        *,
        apart: bool = False,
    ) -> None:
        """Group ``runs``, into families that come from the ``memo`` where they did not change.

        With ``apart`` families are separated wherever names differ.
        """
        self._runs = tuple(runs)
        self._places = {
            member.run_id: (family, member)
            for family in families_of(self._runs, memo=memo, apart=apart)
            for member in family.members
        }

    @overload
    def __getitem__(self, index: int) -> RunCurves: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[RunCurves]: ...

    def __getitem__(self, index: int | slice) -> RunCurves | Sequence[RunCurves]:
        """One of the runs, or some of them, in their order."""
        return self._runs[index]

    def __len__(self) -> int:
        """The number of runs."""
        return len(self._runs)

    def place(self, run_id: str) -> tuple[Family, Member] | None:
        """The family of a run and its place in it; ``None`` for a run without siblings."""
        return self._places.get(run_id)
