#!/bin/sh
# The whole job on the sample article, in a fresh ledger. Called by `make demo` with the command to run.
set -eu
factcheck=$1
here=$(dirname "$0")
out=demo
rm -rf "$out"
mkdir "$out"
FACTCHECK_DB=$out/ledger.db
export FACTCHECK_DB

step() { printf '\n\033[1m%s\033[0m\n\n' "$1"; }
flagged() { "$@" || [ $? -eq 1 ]; } # exit status 1 says "flags": what a demo wants to show

step "1. Scan the article, as of its publication: nothing is stored"
flagged "$factcheck" scan "$here/article.fr.txt" --published 2024-11-05

step "2. Ingest it into a fresh ledger, and list its claims"
"$factcheck" ingest "$here/article.fr.txt" --published 2024-11-05
"$factcheck" list --as-of 2024-11-05

step "3. Check the ledger as of 2024-11-05"
flagged "$factcheck" check --as-of 2024-11-05

step "4. Check it as of today: what has time overtaken?"
flagged "$factcheck" check

step "5. Write the report"
"$factcheck" report --format html -o "$out/report.html"
printf '\nThe report is in %s\n' "$out/report.html"
