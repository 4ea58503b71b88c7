"""`gezant serve`: a dossier as a page in the browser."""

from __future__ import annotations

import re
import socket

import click

from gezant.cli.dossiers import dossier_argument, opened, who_option

EXAMPLES = """\b
Examples:
  gezant serve korea.db
  gezant serve korea.db --port 8080
  gezant serve korea.db --host 0.0.0.0 --behind-proxy X-Forwarded-User
"""
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # a token, RFC 9110, 5.6.2


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on; 0 for a free one."
)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--behind-proxy", metavar="HEADER", help="A proxy signs people in and names them in this header.")
@who_option
def serve(dossier: str, port: int, host: str, behind_proxy: str | None, who: str) -> None:
    """Open a page on a dossier where it can be read, checked and corrected, until Ctrl-C."""
    import uvicorn

    from gezant.serve import Settings, create_app
    from gezant.serve.settings import is_local

    if behind_proxy is not None and not _HEADER.fullmatch(behind_proxy):
        raise click.BadParameter(f"'{behind_proxy}' is no name of a header", param_hint="--behind-proxy")
    if behind_proxy is None and not is_local(host):
        raise click.UsageError(
            f"{host} can be reached from other machines, and without a proxy that signs people in everybody there could change "
            "the dossier; put one before it and name its header with --behind-proxy HEADER, or leave --host out"
        )
    with opened(dossier), _listening(host, port) as listening:
        bound: int = listening.getsockname()[1]
        app = create_app(dossier, Settings(host, bound, behind_proxy, who))
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"{dossier} is at http://{shown}:{bound}/ (Ctrl-C ends it)")
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, timeout_graceful_shutdown=5
        )
        try:
            uvicorn.Server(config).run([listening])
        except KeyboardInterrupt:  # raised anew when all is closed
            click.echo("stopped", err=True)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises click.ClickException where it cannot."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        why = error.strerror or str(error)
        raise click.ClickException(f"cannot listen on {host}, port {port}: {why}; choose another with --port") from error
