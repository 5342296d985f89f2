"""Who may come in, who may decide, and that nothing unclear lets anybody in."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.views.serving import access_list, roles, secrets_file, sign_in
from dashboard.views.serving.access_list import AccessList, Role
from tests.serving.signing_in import AUTH, NAMED, claims

LONG = "x" * 400


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The sections of the secrets, on a machine that can sign people in."""
    held: dict[str, Any] = {}
    monkeypatch.setattr(secrets_file, "section", held.get)
    monkeypatch.setattr(secrets_file, "is_unreadable", lambda: False)
    monkeypatch.setattr(sign_in, "is_authlib_installed", lambda: True)
    return held


@pytest.mark.parametrize(
    ("who", "role"),
    [
        (claims("ana@example.org"), Role.REVIEWER),
        (claims("ANA@EXAMPLE.ORG"), Role.REVIEWER),
        (claims("rui@example.org"), Role.VIEWER),
        (claims("bo@other.example"), Role.VIEWER),
        (claims("di@other.example"), Role.STRANGER),
        (claims("rui@lab.example.org"), Role.STRANGER),  # a domain is whole
        (claims("rui@badexample.org"), Role.STRANGER),
        (claims("rui@example.org.evil.example"), Role.STRANGER),
        (claims("ana@example.org@evil.example"), Role.STRANGER),
        (claims("evil@evil.example@example.org"), Role.STRANGER),
        (claims("rui@example.org\n"), Role.STRANGER),
        (claims(" rui@example.org"), Role.STRANGER),
        (claims("@example.org"), Role.STRANGER),
        (claims(f"{LONG}@example.org"), Role.STRANGER),
        (claims(""), Role.STRANGER),
        (claims(None), Role.STRANGER),
        (claims(["ana@example.org"]), Role.STRANGER),
        (claims("\u212aim@example.org"), Role.STRANGER),  # the sign of kelvin, which folds to k
        (claims("ana@example.org", verified=False), Role.STRANGER),
        (claims("ana@example.org", verified=None), Role.STRANGER),
        (claims("ana@example.org", verified="true"), Role.STRANGER),
        (claims("ana@example.org", verified=1), Role.STRANGER),
        (claims("ana@example.org") | {"is_logged_in": False}, Role.STRANGER),
        (claims("ana@example.org") | {"is_logged_in": "yes"}, Role.STRANGER),
        ({}, Role.STRANGER),
    ],
)
def test_a_verified_address_has_the_role_that_names_it(
    who: dict[str, Any], role: Role, secrets: dict[str, Any]
) -> None:
    secrets |= {"auth": AUTH, "curva": NAMED}
    assert roles.of_claims(who) is role


@pytest.mark.parametrize(
    ("section", "viewer", "reviewer"),
    [
        ({"viewers": ["a@x.example"]}, Role.VIEWER, Role.STRANGER),
        ({"reviewers": ["b@x.example"]}, Role.STRANGER, Role.REVIEWER),
        ({"viewers": ["@x.example"], "reviewers": []}, Role.VIEWER, Role.VIEWER),
        ({"viewers": [], "reviewers": ["@x.example"]}, Role.REVIEWER, Role.REVIEWER),
        ({"viewers": ["a@x.example"], "reviewers": ["a@x.example"]}, Role.REVIEWER, Role.STRANGER),
    ],
)
def test_a_list_alone_names_all_who_come_in(section: dict, viewer: Role, reviewer: Role) -> None:
    named = AccessList.of(section)
    assert (named.role("a@x.example"), named.role("b@x.example")) == (viewer, reviewer)
    assert named.role("") is Role.STRANGER


WRONG = [
    ("all", "access-no-table", ""),
    ([], "access-no-table", ""),
    ({}, "access-nobody", ""),
    ({"viewers": [], "reviewers": []}, "access-nobody", ""),
    ({"reviewer": ["a@x.example"]}, "access-unknown-name", "reviewer"),
    ({"viewers": ["a@x.example"], "allow": True}, "access-unknown-name", "allow"),
    ({"viewers": "a@x.example"}, "access-no-list", "viewers"),
    ({"viewers": [["a@x.example"]]}, "access-no-list", "viewers"),
    ({"reviewers": {"a@x.example": True}}, "access-no-list", "reviewers"),
    ({"viewers": ["x.example"]}, "access-no-address", "x.example"),
    ({"viewers": ["*"]}, "access-no-address", "*"),
    ({"viewers": ["@*.example"]}, "access-no-address", "@*.example"),
    ({"viewers": [""]}, "access-no-address", ""),
    ({"viewers": ["@"]}, "access-no-address", "@"),
    ({"viewers": ["a@x.example "]}, "access-no-address", "a@x.example "),
    ({"viewers": ["a@b@x.example"]}, "access-no-address", "a@b@x.example"),
    ({"viewers": ["\u00e1@x.example"]}, "access-no-address", "\u00e1@x.example"),
]


@pytest.mark.parametrize(("section", "code", "about"), WRONG)
def test_a_section_that_is_wrong_lets_nobody_in_and_says_what_is_wrong(
    section: object, code: str, about: str, secrets: dict[str, Any]
) -> None:
    secrets |= {"auth": AUTH, "curva": section}
    problem = roles.problem()
    assert problem is not None
    assert (problem.code, problem.about) == (code, about)
    for lang in LANGUAGES:
        assert about in Catalogue(lang).say(code, about=about)
    assert roles.is_listed()
    assert roles.has_to_sign_in()
    assert roles.of_claims(claims("a@x.example")) is Role.STRANGER


def test_people_who_are_named_and_cannot_sign_in_are_a_mistake(secrets: dict[str, Any]) -> None:
    secrets |= {"auth": AUTH | {"client_secret": ""}, "curva": NAMED}
    problem = roles.problem()
    assert problem is not None
    assert problem.code == "access-no-sign-in"
    assert roles.of_claims(claims("ana@example.org")) is Role.STRANGER


def test_secrets_that_cannot_be_read_let_nobody_in(
    monkeypatch: pytest.MonkeyPatch, secrets: dict[str, Any]
) -> None:
    monkeypatch.setattr(secrets_file, "is_unreadable", lambda: True)
    problem = roles.problem()
    assert problem is not None
    assert problem.code == "access-unreadable"
    assert roles.has_to_sign_in()
    assert not roles.may_decide()


def test_without_a_way_to_sign_in_whoever_is_at_this_machine_may_do_all(
    secrets: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "is_from_afar", lambda: False)
    assert roles.problem() is None
    assert not roles.has_to_sign_in()
    assert roles.may_decide()
    assert not roles.is_anybody()


def test_where_nobody_is_named_all_who_sign_in_may_decide(secrets: dict[str, Any]) -> None:
    secrets |= {"auth": AUTH}
    assert roles.is_anybody()
    assert roles.of_claims(claims("x@anywhere.example", verified=False)) is Role.REVIEWER
    assert roles.of_claims({"is_logged_in": False}) is Role.STRANGER


def test_the_role_follows_the_secrets_as_they_are_now(
    secrets: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets |= {"auth": AUTH, "curva": NAMED}
    monkeypatch.setattr(type(st.user), "to_dict", lambda _: claims("ana@example.org"))
    assert roles.may_decide()
    secrets |= {"curva": {"viewers": ["ana@example.org"]}}
    assert roles.of_session() is Role.VIEWER
    assert not roles.may_decide()


@pytest.mark.parametrize(
    ("host", "headers", "is_here"),
    [
        ("localhost:8501", ["Host"], True),
        ("127.0.0.1:8501", ["Host", "X-Forwarded-For"], False),  # a proxy that names this machine
        ("localhost:8501", ["host", "forwarded"], False),
        ("localhost:8501", ["host", "x-real-ip"], False),
        ("runs.example", ["Host"], False),
        (None, [], False),
    ],
)
def test_what_a_proxy_hands_on_is_not_of_this_machine_where_people_sign_in(
    host: str | None,
    headers: list[str],
    is_here: bool,
    secrets: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sign_in.config, "get_option", {"server.address": "localhost"}.get)
    secrets |= {"auth": AUTH}
    assert sign_in.is_of_this_machine(host, headers) == is_here
    secrets.clear()
    assert sign_in.is_of_this_machine(host, headers) == (host not in {None, "runs.example"})


@pytest.mark.parametrize(
    ("who", "called"),
    [
        (claims("Ana@example.org", name="Ana Dias"), "Ana Dias <ana@example.org>"),
        (claims("ana@example.org"), "ana@example.org"),
        (claims("ana@example.org", name="ana@example.org"), "ana@example.org"),
        (claims("ana@example.org", name="Bo (bo@example.org)"), None),
        (claims("ana@example.org", verified=False, name="Ana"), "Ana"),
        (claims("ana@example.org", verified=False, name="bo@example.org"), "bo example.org"),
        (claims(None, sub="17"), "17"),
        (claims("ana@example.org", name="A\nB\u202e"), "A B <ana@example.org>"),
        (claims("ana@example.org", name=LONG), None),
        (claims(f"{LONG[:240]}@example.org", name="Ana"), None),
    ],
)
def test_who_signed_in_is_called_so_that_nobody_else_can_be(
    who: dict[str, Any], called: str | None
) -> None:
    said = sign_in.person_of(who)
    assert len(said) <= sign_in.LONGEST
    if called is not None:
        assert said == called
    assert said.count("@") <= 1
    address = access_list.verified_address(who)
    if address:
        assert said.endswith((address, f"<{address}>"))


def test_the_example_on_the_page_about_deployment_is_understood(secrets: dict[str, Any]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "deploy.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    secrets |= tomllib.loads(example)
    assert roles.problem() is None
    assert sign_in.public_host() == "curva.example.org"
    assert roles.of_claims(claims("ana@example.org")) is Role.REVIEWER
    assert roles.of_claims(claims("eva@example.org")) is Role.VIEWER


def test_a_file_that_is_no_toml_is_unreadable_and_one_that_is_missing_is_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    monkeypatch.setattr(secrets_file, "path", lambda: tmp_path / "secrets.toml")
    monkeypatch.setattr(secrets_file.secrets_singleton, "load_if_toml_exists", lambda: False)
    assert not secrets_file.is_unreadable()
    (tmp_path / "secrets.toml").write_text("[curva\n", encoding="utf-8")
    assert secrets_file.is_unreadable()
    assert secrets_file.section("curva") is None
