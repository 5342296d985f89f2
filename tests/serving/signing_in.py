"""What the tests say of services, of people who sign in, and of who may come in."""

from typing import Any

PROVIDER = {"client_id": "c", "client_secret": "s", "server_metadata_url": "https://id.example/x"}
AUTH = {"redirect_uri": "https://runs.example/oauth2callback", "cookie_secret": "k"} | PROVIDER
NAMED = {"viewers": ["@example.org", "bo@other.example"], "reviewers": ["Ana@Example.org"]}


def claims(email: object = None, *, verified: object = True, **more: object) -> dict[str, Any]:
    """What Streamlit holds of somebody who signed in."""
    told = {"is_logged_in": True, "email_verified": verified, **more}
    return told if email is None else told | {"email": email}
