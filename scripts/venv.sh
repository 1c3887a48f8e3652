#!/bin/sh
# Makes .venv ready to run the site (`venv.sh run`) or to test it too (`venv.sh test`); does nothing where it is ready.
set -eu
cd "$(dirname "$0")/.."

case $1 in
    run) requirements=requirements.txt ;;
    test) requirements=requirements-dev.txt ;;
esac
here=$(pwd -P)
stamp=.venv/ready-to-$1
state="$here $(cat requirements.txt "$requirements" pyproject.toml | cksum)"
version='import sys; print(sys.version_info[:2])'

fail() {
    echo "$1" >&2
    exit 1
}

# A folder that was moved keeps a .venv whose commands point to the old place; one that was cut short has no pip.
usable() {
    grep -qF "$here/.venv" .venv/bin/activate 2>/dev/null && .venv/bin/python -c 'import pip' 2>/dev/null
}

wanted_python() {
    [ -z "${PYTHON:-}" ] || [ "$("$PYTHON" -c "$version" 2>/dev/null)" = "$(.venv/bin/python -c "$version" 2>/dev/null)" ]
}

if [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && wanted_python && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

if ! usable || ! wanted_python; then
    python=$(scripts/python.sh)
    [ -w . ] || fail "The folder $here cannot be written to, and .venv has to be made in it."
    echo "Making .venv with $python ..."
    "$python" -m venv --clear .venv >/dev/null 2>&1 || fail "$python could not make $here/.venv: see what '$python -m venv .venv' says."
fi

echo "Installing what it takes to $1 into .venv ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$requirements" >.venv/pip.log 2>&1 ||
    fail "pip could not install $requirements, perhaps for want of a network: $here/.venv/pip.log has what it said."
echo "$state" >"$stamp"
