"""Trainings are started from the page only where it was allowed and nobody else can reach it."""

import pytest

from dashboard.training.access import Access, access, is_loopback


@pytest.mark.parametrize(
    "address",
    ["localhost", "LOCALHOST", "127.0.0.1", "127.8.0.1", "::1", "[::1]", "::ffff:127.0.0.1"],
)
def test_a_server_of_this_machine_alone_may_start_trainings_when_asked(address: str) -> None:
    assert is_loopback(address)
    assert access(is_asked=True, address=address, is_cors_protected=True) is Access.ALLOWED
    assert access(is_asked=False, address=address, is_cors_protected=True) is Access.NOT_ASKED


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "0.0.0.0",  # noqa: S104 (what must be refused)
        "::",
        "192.168.0.7",
        "localhost.example.org",
        "127.0.0.1.nip.io",
        "::ffff:10.0.0.7",
        "x",
    ],
)
def test_a_server_that_others_reach_starts_none(address: str | None) -> None:
    assert access(is_asked=True, address=address, is_cors_protected=True) is Access.NOT_LOCAL


def test_a_server_that_pages_of_other_sites_may_talk_to_starts_none() -> None:
    assert access(is_asked=True, address="localhost", is_cors_protected=False) is Access.NOT_LOCAL
