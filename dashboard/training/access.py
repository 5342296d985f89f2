"""Whether the page may start trainings: only where it was allowed and nobody else can reach it."""

import ipaddress
from enum import StrEnum


class Access(StrEnum):
    """Whether trainings may be started from the page, and why not."""

    ALLOWED = "allowed"
    NOT_ASKED = "not-asked"  # the server was started without --allow-training
    NOT_LOCAL = "not-local"  # other machines, or the pages of other sites, could start them too


LOCAL_NAME = "localhost"


def access(*, is_asked: bool, address: str | None, is_cors_protected: bool) -> Access:
    """What the server's own settings allow.

    Args:
        is_asked: Whether ``--allow-training`` was given.
        address: What the server listens on; none is every interface of the machine.
        is_cors_protected: Whether the server refuses connections that pages of other sites open in
            the person's browser, which reaches the loopback.
    """
    if not is_asked:
        return Access.NOT_ASKED
    return Access.ALLOWED if is_loopback(address) and is_cors_protected else Access.NOT_LOCAL


def is_loopback(address: str | None) -> bool:
    """Whether only this machine can reach ``address``, a name or a number.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0"), is_loopback("")
    (True, False, False)
    """
    host = (address or "").strip("[]").lower()
    if host == LOCAL_NAME:
        return True
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = number.ipv4_mapped if isinstance(number, ipaddress.IPv6Address) else None
    return (mapped or number).is_loopback
