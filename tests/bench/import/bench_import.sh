#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# 400 items x 30 candidates as EvalScope writes them: plumbline-cli import, the same again, and sqlite3 .import of the same
# bytes as lines, in one run. Usage: bench_import.sh PLUMBLINE_CLI [FOLDER]
set -euo pipefail
cli=$1
folder=${2:-$(mktemp -d)}
python3 - "$folder" <<'PY'
import json, os, random, sys
root, random_ = sys.argv[1], random.Random(1)
types = ["describe", "length_limit", "linguistics"]
items = [{"image": f"http://h.invalid/{i}.jpg", "instruction": f"Describe picture number {i} in two sentences with one metaphor.",
          "type": "basic", "num_of_component": 3, "components": ["Describe the picture", "in two sentences", "with one metaphor"],
          "component_weight": [4, 3, 3], "component_type": types} for i in range(400)]
json.dump(items, open(f"{root}/benchmark.json", "w"))
for m in range(30):
    name = f"model-{m:02d}"
    for step in ("predictions", "reviews"):
        os.makedirs(f"{root}/run/{step}/{name}", exist_ok=True)
    with open(f"{root}/run/predictions/{name}/mia_bench_default.jsonl", "w") as p, \
         open(f"{root}/run/reviews/{name}/mia_bench_default.jsonl", "w") as r:
        for i, item in enumerate(items):
            text = f"Model {m} on picture {i}. " + "A quiet harbour at dusk, the boats asleep like tired horses. " * 8
            points = [random_.randint(0, w) for w in item["component_weight"]]
            reply = ", ".join(f"score of component {k + 1}: {x}/{w}" for k, (x, w) in enumerate(zip(points, [4, 3, 3])))
            reply += f", total score: {sum(points)}/10. " + "The reasons are these and those. " * 8
            messages = [{"role": "user", "content": [{"type": "text", "text": item["instruction"]}]},
                        {"role": "assistant", "content": text, "model": name}]
            p.write(json.dumps({"index": i, "model": name, "model_output": {"model": name, "choices": [
                {"message": {"content": text, "role": "assistant"}, "stop_reason": "stop"}]}, "messages": messages}) + "\n")
            r.write(json.dumps({"index": i, "messages": messages, "sample_score": {"score": {
                "value": {"total_score": sum(points) / 10}, "prediction": text, "explanation": "LLM judge response:\n" + reply,
                "metadata": {"model": "judge", "components": item["components"], "component_weight": [4, 3, 3],
                             "component_type": types}, "main_score_name": "total_score"}, "sample_id": i, "group_id": i}}) + "\n")
PY
echo "bytes: $(du -sb "$folder/run" | cut -f1)"
"$cli" init "$folder/p.plumb" >/dev/null
"$cli" --project "$folder/p.plumb" import "$folder/benchmark.json" >/dev/null
timed() { local begin; begin=$(date +%s.%N); "${@:2}" >/dev/null; printf '%-46s %6.2f s\n' "$1" "$(echo "$(date +%s.%N) - $begin" | bc)"; }
timed "plumbline-cli import, 400 x 30" "$cli" --project "$folder/p.plumb" import "$folder/run"
timed "the same again (changes nothing)" "$cli" --project "$folder/p.plumb" import "$folder/run"
cat "$folder"/run/*/*/*.jsonl >"$folder/all.jsonl"
lines() { printf 'create table l(t text);\n.mode ascii\n.separator "\\037" "\\n"\n.import %s l\nselect count(*) from l;\n' "$folder/all.jsonl" | sqlite3 "$folder/lines.db"; }
timed "sqlite3 .import of the same bytes as lines" lines
