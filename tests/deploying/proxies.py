"""nginx and Caddy with the configuration of docs/deploy, on the loopback and with a certificate."""

import datetime as dt
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.serving.served import ROOT, free_port

NAME = "curva.example.org"
CONFIGURED = ROOT / "docs" / "deploy"
STARTS_WITHIN_S = 30

NGINX = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/curva.conf;
}}
"""
"""What a machine's own nginx.conf is to the part that is ours."""

CADDY = "{{\n\tadmin off\n\thttp_port {plain}\n\tstorage file_system {folder}/storage\n}}\n"


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for the name that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    held, secret = folder / "fullchain.pem", folder / "privkey.pem"
    held.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return held, secret


def program(name: str) -> str:
    """Where a proxy is; without it the test is skipped."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
    if found is None:
        pytest.skip(f"there is no {name} on this machine")
    return found


def nginx(folder: Path, backend: int, port: int, plain: int) -> list[str]:
    """The command that runs nginx; only ports and places differ from the configuration."""
    held, secret = certificate(folder)
    text = (CONFIGURED / "nginx.conf").read_text(encoding="utf-8")
    changes = {
        "127.0.0.1:8501": f"127.0.0.1:{backend}",
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80": f"listen 127.0.0.1:{plain}",
        "/etc/ssl/curva/fullchain.pem": str(held),
        "/etc/ssl/curva/privkey.pem": str(secret),
    }
    (folder / "curva.conf").write_text(changed(text, changes), encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(NGINX.format(folder=folder, user=user), encoding="utf-8")
    return [program("nginx"), "-p", str(folder), "-c", str(main)]


def caddy(folder: Path, backend: int, port: int, plain: int) -> list[str]:
    """The command that runs Caddy; only ports and the certificate differ."""
    held, secret = certificate(folder)
    text = (CONFIGURED / "Caddyfile").read_text(encoding="utf-8")
    changes = {
        "127.0.0.1:8501": f"127.0.0.1:{backend}",
        f"\n{NAME} {{": f"\nhttps://{NAME}:{port} {{\n\tbind 127.0.0.1\n\ttls {held} {secret}",
    }
    whole = CADDY.format(plain=plain, folder=folder) + changed(text, changes)
    (folder / "Caddyfile").write_text(whole, encoding="utf-8")
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


PROXIES = {"nginx": nginx, "caddy": caddy}


def changed(text: str, changes: dict[str, str]) -> str:
    """The text with each of these put in another's place; each of them has to be there."""
    for before, after in changes.items():
        assert re.search(re.escape(before), text), before
        text = text.replace(before, after)
    return text


@contextmanager
def running(name: str, folder: Path, backend: int, port: int) -> Iterator[int]:
    """The proxy ``name`` before the server at ``backend``; gives its port without TLS."""
    plain = free_port()
    folder.mkdir(exist_ok=True)
    words = PROXIES[name](folder, backend, port, plain)
    log = folder / "proxy.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            words,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)},
        )
        try:
            end = time.monotonic() + STARTS_WITHIN_S
            while not _listens(port):
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < end, log.read_text()
                time.sleep(0.1)
            yield plain
        finally:
            process.terminate()
            process.wait(30)


def _listens(port: int) -> bool:
    import socket  # noqa: PLC0415

    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
