"""Who may come in and who may decide: the section ``[curva]`` of the secrets.

It stands beside Streamlit's ``[auth]`` in ``~/.streamlit/secrets.toml``::

    [curva]
    viewers = ["@example.org"]  # may see everything, and decide nothing
    reviewers = ["ana@example.org", "rui@example.org"]  # may see everything, and decide

Each entry is a whole address, or ``@`` with a whole domain: ``@example.org`` lets in nobody of
``lab.example.org``.  Capitals make no difference.  A reviewer need not be among the viewers; who is
in neither list is not let in, so that without ``viewers`` reviewers alone are, and without
``reviewers`` nobody decides.  A section that cannot be understood lets nobody in.

Only an address counts that the service which signs people in calls verified (``email_verified`` of
OpenID Connect Core 1.0, section 5.1): anybody may claim another one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

SECTION = "curva"
VIEWERS, REVIEWERS = "viewers", "reviewers"

LONGEST = 254
"""Characters of an address (RFC 5321, section 4.5.3.1.3, without its brackets)."""

_DOMAIN = r"[a-z0-9-]+(?:\.[a-z0-9-]+)*"
_ADDRESS = re.compile(rf"[!-?A-~]+@{_DOMAIN}", re.ASCII)
"""One ``@`` and no blank; of ASCII alone, whose letters have one small form each."""

_ENTRY = re.compile(rf"[!-?A-~]*@{_DOMAIN}", re.ASCII)


class Role(StrEnum):
    """What a person may do here."""

    STRANGER = "stranger"  # see nothing
    VIEWER = "viewer"  # see everything, and take part in a class
    REVIEWER = "reviewer"  # decide, note and delete too


class AccessListError(ValueError):
    """The section cannot be understood; ``code`` is that of a sentence, ``about`` what it names."""

    def __init__(self, code: str, about: str = "") -> None:
        """``code`` and ``about`` are those of the sentence."""
        super().__init__(f"{code}: {about}")
        self.code, self.about = code, about


@dataclass(frozen=True, slots=True)
class AccessList:
    """The addresses and ``@domains`` of each role, in small letters."""

    viewers: frozenset[str]
    reviewers: frozenset[str]

    @classmethod
    def of(cls, section: object) -> Self:
        """The list that a section of the secrets holds.

        Raises:
            AccessListError: it is no table, has another name in it, an entry is no address and no
                domain, or it names nobody.
        """
        if not isinstance(section, Mapping):
            raise AccessListError("access-no-table")
        for name in section:
            if name not in {VIEWERS, REVIEWERS}:
                raise AccessListError("access-unknown-name", str(name))
        made = cls(_entries(section, VIEWERS), _entries(section, REVIEWERS))
        if not made.viewers | made.reviewers:
            raise AccessListError("access-nobody")
        return made

    def role(self, address: str) -> Role:
        """What who has this verified address may do; an empty one is a stranger's."""
        known = {address, f"@{address.rpartition('@')[2]}"} if address else set()
        if known & self.reviewers:
            return Role.REVIEWER
        return Role.VIEWER if known & self.viewers else Role.STRANGER


def verified_address(claims: Mapping[str, object]) -> str:
    """The address of somebody who signed in, in small letters; empty for one that does not count.

    Args:
        claims: What the service says of them.

    >>> verified_address({"email": "Ana@Example.org", "email_verified": True})
    'ana@example.org'
    >>> verified_address({"email": "ana@example.org"})
    ''
    """
    told = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(told, str):
        return ""
    folded = told.casefold()
    is_short = told.isascii() and len(told) <= LONGEST
    return folded if is_short and _ADDRESS.fullmatch(folded) else ""


def _entries(section: Mapping[str, object], name: str) -> frozenset[str]:
    told = section.get(name, [])
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        raise AccessListError("access-no-list", name)
    for one in told:
        if not (one.isascii() and _ENTRY.fullmatch(one.casefold())):
            raise AccessListError("access-no-address", one)
    return frozenset(one.casefold() for one in told)
