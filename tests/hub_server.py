"""A small Hugging Face hub on this machine: the endpoints that huggingface_hub calls to fetch.

    with HubServer() as hub:
        hub.add("owner/name", {"main": {"config.json": b"{}"}})
        fetch(models, "name", endpoint=hub.url, notify=print)

It answers as the real one does (JSON shapes, X-Repo-Commit, ETag, Range, X-Error-Code), and
can fail on purpose: `cut` breaks the connection in the middle of a file, `spoil` sends other
bytes of the same length; each counts down to 0.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

Files = dict[str, bytes]

LARGE = (".safetensors", ".bin", ".spm")  # what repositories keep in Git LFS


class HubServer:
    """Serves repositories from memory; `requests` holds what was asked for, as "GET /path"."""

    def __init__(self) -> None:
        self.repositories: dict[str, dict[str, Files]] = {}
        self.discussions: dict[str, list[dict[str, Any]]] = {}
        self.gated: set[str] = set()
        self.cut: Counter[str] = Counter()
        self.spoil: Counter[str] = Counter()
        self.requests: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.hub = self  # type: ignore[attr-defined]
        self._server.daemon_threads = True

    def __enter__(self) -> HubServer:  # noqa: PYI034 - typing.Self is from 3.11
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def add(self, repository: str, revisions: dict[str, Files]) -> None:
        """Serve these revisions: "main", a tag, or "refs/pr/4"."""
        self.repositories[repository] = revisions

    def add_pull_request(self, repository: str, number: int, title: str, author: str) -> None:
        self.discussions.setdefault(repository, []).append(
            {
                "title": title,
                "num": number,
                "author": {"name": author},
                "createdAt": "2023-05-01T12:00:00.000Z",
                "status": "open",
                "repo": {"name": repository, "type": "model"},
                "isPullRequest": True,
            }
        )

    def commit(self, repository: str, revision: str = "main") -> str:
        files = self.repositories[repository][revision]
        names = "".join(f"{name} {git_blob_id(files[name])}\n" for name in sorted(files))
        return hashlib.sha1(names.encode()).hexdigest()

    def find(self, repository: str, revision: str) -> tuple[str, Files] | None:
        for name, files in self.repositories.get(repository, {}).items():
            commit = self.commit(repository, name)
            if revision in (name, commit):
                return commit, files
        return None

    def downloads(self) -> list[str]:
        """The names of the files that were sent, in order."""
        return [
            r.rpartition("/")[2] for r in self.requests if r.startswith("GET") and "/resolve/" in r
        ]


def git_blob_id(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    @property
    def hub(self) -> HubServer:
        return self.server.hub  # type: ignore[attr-defined]

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        self.hub.requests.append(f"{self.command} {unquote(self.path)}")
        parts = [unquote(part) for part in urlsplit(self.path).path.strip("/").split("/")]
        if parts[:2] == ["api", "models"]:
            repository, action = "/".join(parts[2:4]), parts[4:]
        else:
            repository, action = "/".join(parts[:2]), parts[2:]
        if repository not in self.hub.repositories:
            self._error(401, "RepoNotFound")
        elif repository in self.hub.gated:
            self._error(403, "GatedRepo")
        elif action == ["discussions"]:
            self._discussions(repository)
        else:
            self._at_revision(repository, action or ["revision", "main"])

    def _at_revision(self, repository: str, action: list[str]) -> None:
        kind, revision, *rest = action
        found = self.hub.find(repository, revision)
        if found is None:
            self._error(404, "RevisionNotFound")
            return
        commit, files = found
        if kind == "revision":
            self._json(
                {"id": repository, "sha": commit, "siblings": [_sibling(*f) for f in files.items()]}
            )
        elif kind == "tree":
            self._json([_tree_entry(*f) for f in files.items()])
        elif kind == "resolve" and "/".join(rest) in files:
            self._file("/".join(rest), files["/".join(rest)], commit)
        else:
            self._error(404, "EntryNotFound")

    def _discussions(self, repository: str) -> None:
        found = self.hub.discussions.get(repository, [])
        self._json({"count": len(found), "start": 0, "discussions": found})

    def _file(self, name: str, content: bytes, commit: str) -> None:
        checksum = (
            hashlib.sha256(content).hexdigest() if name.endswith(LARGE) else git_blob_id(content)
        )
        headers = {"X-Repo-Commit": commit, "ETag": f'"{checksum}"', "Accept-Ranges": "bytes"}
        status, start = 200, 0
        if self.headers.get("Range"):
            status, start = 206, int(self.headers["Range"].removeprefix("bytes=").rstrip("-"))
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        if self.command == "GET" and self.hub.spoil[name]:
            self.hub.spoil[name] -= 1
            content = content[:-1] + bytes([content[-1] ^ 1])
        self._send(status, content[start:], headers, cut=self.command == "GET" and self._cuts(name))

    def _cuts(self, name: str) -> bool:
        self.hub.cut[name] -= 1
        return self.hub.cut[name] >= 0

    def _error(self, status: int, code: str) -> None:
        self._send(status, b"", {"X-Error-Code": code, "X-Error-Message": code})

    def _json(self, value: object) -> None:
        self._send(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _send(
        self, status: int, body: bytes, headers: dict[str, str], *, cut: bool = False
    ) -> None:
        self.send_response(status)
        for key, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(key, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body[: len(body) // 2] if cut else body)
        self.close_connection = self.close_connection or cut


def _lfs(name: str, content: bytes) -> tuple[str, int] | None:
    return (hashlib.sha256(content).hexdigest(), len(content)) if name.endswith(LARGE) else None


def _sibling(name: str, content: bytes) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "rfilename": name,
        "size": len(content),
        "blobId": git_blob_id(content),
    }
    if lfs := _lfs(name, content):
        entry["lfs"] = {"sha256": lfs[0], "size": lfs[1], "pointerSize": 134}
    return entry


def _tree_entry(name: str, content: bytes) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "type": "file",
        "path": name,
        "size": len(content),
        "oid": git_blob_id(content),
    }
    if lfs := _lfs(name, content):
        entry["lfs"] = {"oid": lfs[0], "size": lfs[1], "pointerSize": 134}
    return entry
