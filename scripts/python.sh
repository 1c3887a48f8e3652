#!/bin/sh
# Prints the path of a Python that fits: 3.11 to 3.13, with venv. PYTHON names one; without it the first on PATH is taken.
set -eu

# Prints what is wrong with the Python named $1, or nothing if it fits.
wrong_with() {
    command -v "$1" >/dev/null 2>&1 || { echo "is not there"; return; }
    version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || { echo "does not run"; return; }
    case $version in
        3.11 | 3.12 | 3.13) ;;
        *) echo "is Python $version"; return ;;
    esac
    # Debian and Ubuntu ship venv without ensurepip, and then it cannot make anything.
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1 || echo "is Python $version without venv"
}

if [ -n "${PYTHON:-}" ]; then
    problem=$(wrong_with "$PYTHON")
    [ -z "$problem" ] || { echo "Permitted needs Python 3.11, 3.12 or 3.13 with venv, and $PYTHON $problem." >&2; exit 1; }
    command -v "$PYTHON"
    exit
fi

found=""
advice="install one, or name one with PYTHON="
for name in python3 python3.13 python3.12 python3.11 python; do
    problem=$(wrong_with "$name")
    if [ -z "$problem" ]; then
        command -v "$name"
        exit
    fi
    case $problem in
        *"without venv") advice="install python3-venv, or name another Python with PYTHON="; found="$found; $name $problem" ;;
        "is Python"*) found="$found; $name $problem" ;;
    esac
done
seen=${found#; }
echo "Permitted needs Python 3.11, 3.12 or 3.13 with venv (found: ${seen:-none}): $advice." >&2
exit 1
