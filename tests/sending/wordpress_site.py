"""A real WordPress on this computer: Debian's packages, a database and PHP's own server.

Everything lies in one folder that the test gives and ends with the block. The packages
are brought by the set-up (`packaging/system_packages.py`).
"""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILES = Path("/usr/share/wordpress")
USER = "midad"
PATIENCE = 240.0

_CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '{url}'); define('WP_SITEURL', '{url}');
define('WP_ENVIRONMENT_TYPE', 'local'); define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
_INSTALL = """
define('WP_INSTALLING', true);
require '{site}/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('الموقع', 'chief', 'chief@example.org', true, '', 'a long password');
"""
_PEOPLE = """
require '{site}/wp-load.php';
$made = wp_insert_user(['user_login' => 'midad', 'user_pass' => 'another long password',
    'user_email' => 'midad@example.org', 'role' => '{role}', 'display_name' => 'Midad']);
wp_insert_user(['user_login' => 'layla', 'user_pass' => 'a third long password',
    'user_email' => 'layla@example.org', 'role' => 'author', 'display_name' => 'Layla']);
[$password] = WP_Application_Passwords::create_new_application_password($made, ['name' => 'm']);
echo json_encode(['password' => $password]);
"""


@dataclass(frozen=True, slots=True)
class WordPress:
    """A site that runs: its address, and the application password of `USER`."""

    folder: Path
    url: str
    password: str

    def php(self, code: str) -> Any:
        """Run code inside WordPress and return what it prints as JSON."""
        loaded = f"require '{self.folder}/site/wp-load.php'; wp_set_current_user(1); {code}"
        printed = _run(["php", "-d", "display_errors=0", "-r", loaded])
        return json.loads(printed)

    def post(self, number: int) -> dict[str, Any]:
        """Return a post as WordPress itself keeps it."""
        found: dict[str, Any] = self.php(
            f"$p = get_post({number}); echo json_encode(['status' => $p->post_status,"
            "'title' => $p->post_title, 'content' => $p->post_content, 'slug' => $p->post_name,"
            "'excerpt' => $p->post_excerpt, 'date' => $p->post_date_gmt,"
            "'author' => get_the_author_meta('user_login', $p->post_author),"
            "'categories' => wp_get_post_categories($p->ID, ['fields' => 'names']),"
            "'tags' => wp_get_post_tags($p->ID, ['fields' => 'names']),"
            "'thumbnail' => wp_get_attachment_url(get_post_thumbnail_id($p->ID)),"
            "'alt' => get_post_meta(get_post_thumbnail_id($p->ID),"
            "'_wp_attachment_image_alt', true)]);"
        )
        return found

    def count(self, kind: str) -> int:
        """Return how many posts of a kind there are, in any state."""
        return int(
            self.php(
                f"echo json_encode(array_sum((array) wp_count_posts('{kind}')) "
                "- (int) (wp_count_posts('post')->{'auto-draft'} ?? 0));"
            )
        )


@contextmanager
def wordpress(folder: Path, role: str = "editor") -> Iterator[WordPress]:
    """Run a new WordPress in `folder` while the block runs; its own user has this role."""
    with ExitStack() as running:
        database, socket_file = folder / "db", folder / "db.sock"
        options = ["--no-defaults", f"--datadir={database}", "--user=root"]
        _run(["mariadb-install-db", *options, "--auth-root-authentication-method=normal"])
        server = ["mariadbd", *options, f"--socket={socket_file}", "--skip-networking"]
        server += [f"--pid-file={folder / 'db.pid'}", "--innodb-flush-log-at-trx-commit=0"]
        _start(running, server)
        site = folder / "site"
        shutil.copytree(FILES, site, symlinks=False, ignore_dangling_symlinks=True)
        port = _free_port()
        url = f"http://127.0.0.1:{port}"
        config = _CONFIG.format(socket=socket_file, url=url)
        (site / "wp-config.php").write_text(config, "utf-8")
        _ask_database(socket_file, "CREATE DATABASE wordpress CHARACTER SET utf8mb4")
        _run(["php", "-r", _INSTALL.replace("{site}", str(site))])
        people = _PEOPLE.replace("{site}", str(site)).replace("{role}", role)
        password = json.loads(_run(["php", "-r", people]))["password"]
        limits = ["-d", "upload_max_filesize=64M", "-d", "post_max_size=64M"]
        _start(running, ["php", *limits, "-S", f"127.0.0.1:{port}", "-t", str(site)])
        _wait_for(url)
        yield WordPress(folder, url, password)


def _start(running: ExitStack, command: Sequence[str]) -> None:
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()
    )
    running.callback(process.wait)
    running.callback(process.kill)


def _run(command: Sequence[str], text: str | None = None) -> str:
    done = subprocess.run(
        command,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env=_environment(),
    )
    assert done.returncode == 0, f"{command[0]}: {done.stderr[-2000:]}{done.stdout[-2000:]}"
    return done.stdout


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin"}


def _ask_database(socket_file: Path, statement: str) -> None:
    asked = ["mariadb", "--no-defaults", f"--socket={socket_file}", "-uroot", "-e", statement]
    ends = time.monotonic() + PATIENCE
    while True:
        done = subprocess.run(asked, capture_output=True, check=False, env=_environment())
        if done.returncode == 0:
            return
        assert time.monotonic() < ends, done.stderr.decode()
        time.sleep(0.2)


def _wait_for(url: str) -> None:
    ends = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"{url}/?rest_route=/", timeout=30) as answer:
                assert answer.status == 200
                return
        except urllib.error.URLError:
            assert time.monotonic() < ends
            time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port: int = line.getsockname()[1]
        return port
